using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang;

/// <summary>How much the files of one pack may have together.</summary>
internal static class PackLimits
{
    /// <summary>The files as far as the limit of declarations; the first one past it is reported, and no further one is bound.</summary>
    public static ImmutableArray<CompilationUnitSyntax> Cut(ImmutableArray<CompilationUnitSyntax> units, Action<Diagnostic> report)
    {
        var left = SyntaxLimits.Declarations;
        if (units.Sum(unit => (long)unit.Declarations.Length) <= left)
        {
            return units;
        }

        var isTold = false;
        var kept = ImmutableArray.CreateBuilder<CompilationUnitSyntax>(units.Length);
        foreach (var unit in units)
        {
            if (unit.Declarations.Length > left && !isTold)
            {
                var first = unit.Declarations[left];
                report(LimitDiagnostics.TooManyDeclarations(new Place(first.Source, first.KindSpan), SyntaxLimits.Declarations));
                isTold = true;
            }

            var count = Math.Min(left, unit.Declarations.Length);
            left -= count;
            kept.Add(unit with { Declarations = unit.Declarations[..count] });
        }

        return kept.MoveToImmutable();
    }
}
