using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Checks a declaration's clauses against its row of the declaration table: what must stand.</summary>
internal static class ClauseChecks
{
    /// <summary>False after a diagnostic.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="isReadWhole">False where the reader left something out, which it said: then nothing is missed here.</param>
    /// <param name="report">Takes diagnostics.</param>
    public static bool Check(DeclarationSyntax declaration, bool isReadWhole, Action<Diagnostic> report)
    {
        var isRight = true;
        foreach (var row in declaration.Kind.Clauses)
        {
            if (!row.IsRequired || Find(declaration, row.Head) is not null)
            {
                continue;
            }

            isRight = false;
            if (isReadWhole)
            {
                report(NameDiagnostics.MissingClause(Place.Of(declaration.Name), declaration.Kind.Word, declaration.Name.Text, row.Head, row.Example));
            }
        }

        return isRight;
    }

    /// <summary>The clause of a head, or null.</summary>
    public static ClauseSyntax? Find(DeclarationSyntax declaration, string head)
    {
        foreach (var clause in declaration.Clauses)
        {
            if (clause.Row.Head == head)
            {
                return clause;
            }
        }

        return null;
    }
}
