using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4032.</summary>
internal static class SameCondition
{
    public static LintRule Rule { get; } = new(
        "HMS4032",
        LintLevel.Warning,
        "two alerts with one condition",
        "They fire together, always: two pages and two runs for one thing. Most often one is a copy whose condition was to be changed.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        var first = new Dictionary<string, BoundAlert>(StringComparer.Ordinal);
        foreach (var alert in lint.Program.Alerts)
        {
            if (!first.TryAdd(KeyOf(alert), alert))
            {
                var other = first[KeyOf(alert)];
                yield return AlertLintDiagnostics.SameCondition(lint.NameOf(alert), alert.Name, other.Name).With(lint.NameOf(other), $"`{other.Name}` is here");
            }
        }
    }

    private static string KeyOf(BoundAlert alert) => string.Join(
        '|',
        [
            .. ExpressionCollector.Fires(alert).Select(held => $"{NodeKey.Of(held.Condition)} {held.For} {held.Share}"),
            .. alert.Levels.Select(level => level.Severity.ToString()),
            alert.OnlyWhen is { } gate ? NodeKey.Of(gate) : "",
            alert.Meta.During?.Name ?? "",
            string.Join(',', alert.By),
            string.Join(',', alert.Without),
        ]);
}
