using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4013.</summary>
internal static class WindowTooShort
{
    private const int LeastSamples = 2;
    private const int GoodSamples = 3;

    public static LintRule Rule { get; } = new(
        "HMS4013",
        LintLevel.Warning,
        "a window shorter than its samples can fill",
        "Samples are never exactly on time: a window of less than two periods is sometimes empty, and the rule then knows nothing.",
        lint => lint.Expressions.SelectMany(expression => BoundWalk.All(expression.Node)).SelectMany(Look));

    private static IEnumerable<Diagnostic> Look(BoundNode node)
    {
        // A newest value is looked up by its age, whatever the window.
        if (node is not IMetricUse { Metric.Period: { } period, Window: > 0 } use
            || use.Window >= LeastSamples * period
            || node is BoundReading { Reading: Reading.Last })
        {
            return [];
        }

        var window = LintText.Duration(use.Window);
        var better = LintText.Duration(GoodSamples * period);
        var text = node.Source.TextOf(node.Span);
        var at = text.LastIndexOf("over ", StringComparison.Ordinal);
        var written = at < 0 ? null : text[(at + "over ".Length)..].Split([' ', '\n', '\r', ')'], 2)[0];
        return
        [
            ConditionLintDiagnostics.WindowTooShort(
                Place.Of(node), use.Metric.Name, window, LintText.Duration(period), better,
                written is null ? null : Report.Write(new(node.Span.Start + at + "over ".Length, written.Length), better)),
        ];
    }
}
