using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4022.</summary>
internal static class UnusedLet
{
    public static LintRule Rule { get; } = new(
        "HMS4022",
        LintLevel.Warning,
        "a `let` that nothing uses",
        "Most often the expression that should have used it has its parts written out, and they will differ one day.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        var all = lint.Units.SelectMany(unit => unit.Declarations).ToList();
        var owners = all.Concat(all.SelectMany(declaration => declaration.Clauses).Select(clause => clause.Tail).OfType<DeclarationTailSyntax>().Select(tail => tail.Declaration));
        var inner = owners.Select(owner => (Owner: owner, Lets: LetsOf(owner).ToList())).Where(entry => entry.Lets.Count > 0).ToList();
        var files = all.Where(declaration => declaration.Kind == DeclarationTable.NamedExpression && !lint.IsLibrary).ToList();
        if (inner.Count == 0 && files.Count == 0)
        {
            yield break;
        }

        var scopes = new LetScopes([.. lint.Units], null, _ => { });
        foreach (var (owner, lets) in inner)
        {
            var used = NamesIn([owner], scopes);
            foreach (var (name, statement) in lets.Where(let => !used.Contains(let.Name.Text)))
            {
                yield return PackLintDiagnostics.Unused("HMS4022", Place.Of(name), "let", name.Text, "uses", ClauseFix.Remove(statement, $"`let {name.Text}`"));
            }
        }

        var everywhere = files.Count == 0 ? [] : NamesIn(all, scopes);
        foreach (var let in files.Where(let => !everywhere.Contains(let.Name.Text)))
        {
            yield return PackLintDiagnostics.Unused("HMS4022", Place.Of(let.Name), "let", let.Name.Text, "uses", ClauseFix.Remove(let, $"`let {let.Name.Text}`"));
        }
    }

    private static HashSet<string> NamesIn(IEnumerable<DeclarationSyntax> declarations, LetScopes scopes)
    {
        var metrics = new List<MetricSite>();
        foreach (var site in ExpressionSite.Of(declarations, scopes))
        {
            SyntaxWalk.AddMetrics(site, metrics);
        }

        return metrics.Where(metric => metric.Syntax.Path.Segments.Length == 1).Select(metric => metric.Syntax.Path.Text).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<(NameSyntax Name, SyntaxNode Statement)> LetsOf(DeclarationSyntax declaration)
    {
        foreach (var clause in declaration.Clauses)
        {
            if (clause.Tail is LetTailSyntax let)
            {
                yield return (let.Name, clause);
            }

            IEnumerable<ClauseSyntax> clauses = clause.Tail is BlockTailSyntax block ? block.Clauses : [clause];
            foreach (var step in clauses.Select(inner => inner.Tail).OfType<StepsTailSyntax>().SelectMany(tail => StepWalk.All(tail.Steps)).OfType<LetStepSyntax>())
            {
                yield return (step.Let.Name, step);
            }
        }
    }
}
