using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Formatting;
using HmsOps.Lang.Tests.Formatting;
using HmsOps.Lang.Text;

namespace HmsOps.Fuzz.Targets;

/// <summary>The formatter: the layout of a sound file stays as it is when it is laid out again, here and in the other spelling, with the same tree and comments.</summary>
internal sealed record FormatTarget() : FuzzTarget("format")
{
    private const int LongestRoundTrip = 20_000;

    /// <inheritdoc/>
    public override object Run(byte[] input)
    {
        List<SourceText> sound = [];
        foreach (var path in new[] { "x.hmsrule", "x.yaml" })
        {
            var bag = new DiagnosticBag();
            var source = Decode(path, input, bag);
            if (Formatter.Format(source, null, bag) is not null && !bag.HasErrors)
            {
                sound.Add(source);
            }
        }

        return sound;
    }

    /// <inheritdoc/>
    public override bool Check(object outcome)
    {
        var sound = (List<SourceText>)outcome;
        foreach (var source in sound.Where(source => source.Text.Length <= LongestRoundTrip))
        {
            RoundTrip.Check(source);
        }

        return sound.Count > 0;
    }
}
