using HmsOps.Fuzz.Targets;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Fuzz;

/// <summary>Something that takes any file.</summary>
/// <param name="Name">Its name on the command line.</param>
internal abstract record FuzzTarget(string Name)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } = [new ParserTarget("parser", "x.hmsrule"), new ParserTarget("yaml", "x.yaml"), new FormatTarget()];

    /// <summary>Does what must take no longer than a second a megabyte.</summary>
    /// <returns>What it found, for <see cref="Check"/>.</returns>
    public abstract object Run(byte[] input);

    /// <summary>Throws where the outcome is not as it must be; false for an input that is not worth changing further.</summary>
    public abstract bool Check(object outcome);

    /// <summary>A file of these bytes.</summary>
    protected static SourceText Decode(string path, byte[] input, DiagnosticBag bag) => SourceText.FromBytes(path, input, bag);
}
