using System.Collections.Immutable;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Lowering;

/// <summary>A program, parted and lowered.</summary>
/// <param name="Part">What can be run.</param>
/// <param name="Errors">What can't.</param>
internal sealed record Lowered(RunnablePart Part, ImmutableArray<Diagnostic> Errors)
{
    /// <summary>Of a program with errors.</summary>
    public static Lowered Nothing { get; } = new(new(null, [], []), []);

    /// <summary>Parts and lowers a program that is free of errors.</summary>
    /// <param name="program">The program.</param>
    /// <param name="units">Its files.</param>
    /// <param name="packName">The pack's name.</param>
    /// <param name="sourcePath">Maps a file's path to the one that the plan names; or null to keep it.</param>
    public static Lowered Of(BoundProgram program, ImmutableArray<CompilationUnitSyntax> units, string packName, Func<string, string>? sourcePath)
    {
        var (runnable, leftOut) = RunGate.Part(program, units);
        var plan = Lowerer.Lower(Gates.Apply(runnable), packName, sourcePath);
        return new(
            new(plan, [.. runnable.Tests.Select(TestLowering.Lower)], Sorted(leftOut.Select(PlanDiagnostics.LeftOut))),
            Sorted(leftOut.Select(left => PlanDiagnostics.CantRun(left.Place, left.What))));
    }

    private static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        foreach (var diagnostic in diagnostics)
        {
            bag.Add(diagnostic);
        }

        return bag.ToSorted();
    }
}
