using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>What a diagnostic's place is part of.</summary>
/// <param name="Kind">The declaration's kind: <c>alert</c>.</param>
/// <param name="Name">The declaration's name.</param>
/// <param name="Clause">The clause's words, or null where the place is in none.</param>
/// <param name="Span">All of the clause, or of the declaration where the place is in no clause.</param>
public sealed record DiagnosticContext(string Kind, string Name, string? Clause, TextSpan Span)
{
    /// <summary><c>alert permitLatencyHigh, if</c>.</summary>
    public override string ToString() => $"{Kind} {Name}{(Clause is null ? "" : $", {Clause}")}";

    /// <summary>The innermost declaration and clause that hold a place, or null.</summary>
    internal static DiagnosticContext? Of(CompilationUnitSyntax unit, TextSpan place)
    {
        var declarations = unit.Declarations;
        var (low, high) = (0, declarations.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = declarations[middle].Span.Start <= place.Start ? (middle + 1, high) : (low, middle);
        }

        if (low == 0 || declarations[low - 1] is var declaration && place.Start > declaration.Span.End)
        {
            return null;
        }

        var clause = declaration.Clauses.LastOrDefault(clause => clause.Span.Start <= place.Start && place.Start <= clause.Span.End);
        return new(declaration.Kind.Word, declaration.Name.Text, clause?.Row.Head, clause?.Span ?? declaration.Span);
    }
}
