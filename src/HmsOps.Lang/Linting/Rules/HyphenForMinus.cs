using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4027.</summary>
internal static class HyphenForMinus
{
    public static LintRule Rule { get; } = new(
        "HMS4027",
        LintLevel.Warning,
        "a name that was probably meant as a difference",
        "Names may have hyphens, so `a-b` is one name and `a - b` a difference. A metric of the first name does not exist, and the rule would be without data for ever.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        var hyphened = lint.Expressions
            .SelectMany(expression => BoundWalk.All(expression.Node))
            .Where(node => node is IMetricUse { Metric: { Origin: MetricOrigin.Used or MetricOrigin.Unknown } metric } && metric.Name.Contains('-', StringComparison.Ordinal))
            .ToList();
        if (hyphened.Count == 0)
        {
            yield break;
        }

        var known = lint.Program.Metrics.SelectMany(metric => new[] { metric.Name, Short(metric.Name) }).ToHashSet(StringComparer.Ordinal);
        known.UnionWith(lint.Units.SelectMany(unit => unit.Declarations).SelectMany(Lets));
        foreach (var node in hyphened)
        {
            var path = PathOf(node);
            if (path.Length > 0 && Split(path, Short(((IMetricUse)node).Metric.Name), known) is var (left, right))
            {
                yield return PackLintDiagnostics.HyphenForMinus(Place.Of(node).At(new(node.Span.Start, path.Length)), path, left, right);
            }
        }
    }

    private static string Short(string metric) => metric.StartsWith("*.", StringComparison.Ordinal) ? metric[2..] : metric;

    private static IEnumerable<string> Lets(DeclarationSyntax declaration)
    {
        var own = declaration.Clauses.Select(clause => clause.Tail).OfType<LetTailSyntax>().Select(let => let.Name.Text);
        return declaration.Kind == DeclarationTable.NamedExpression ? own.Append(declaration.Name.Text) : own;
    }

    // A path begins where the node does, but for a share.
    private static string PathOf(BoundNode node)
    {
        var text = node.Source.TextOf(node.Span);
        return node is BoundReading ? string.Concat(text.TakeWhile(unit => char.IsLetterOrDigit(unit) || unit is '_' or '.' or '-')) : "";
    }

    private static (string Left, string Right)? Split(string path, string metric, HashSet<string> known)
    {
        var lastDot = path.LastIndexOf('.');
        for (var at = path.IndexOf('-', StringComparison.Ordinal); at > 0; at = path.IndexOf('-', at + 1))
        {
            var (left, right) = (path[..at], path[(at + 1)..]);
            var isNumber = at > lastDot && right.Length > 0 && right.All(char.IsAsciiDigit);
            if (isNumber || (IsKnown(left, metric, known) && IsKnown(right, metric, known)))
            {
                return (left, right);
            }
        }

        return null;
    }

    private static bool IsKnown(string name, string self, HashSet<string> known) =>
        (name != self && known.Contains(name))
        || (name.LastIndexOf('.') is > 0 and var dot && ReadingTable.Find(name[(dot + 1)..]) is not null && name[..dot] != self && known.Contains(name[..dot]));
}
