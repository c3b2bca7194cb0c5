using HmsOps.Engine;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4020.</summary>
internal static class WaitLongerThanCooldown
{
    private const long DefaultCooldown = 15 * EngineTime.Minute;

    public static LintRule Rule { get; } = new(
        "HMS4020",
        LintLevel.Warning,
        "a `wait` longer than the cooldown",
        "A wait says how long a step takes to show its effect. With a shorter cooldown the playbook may start once more before that, and do the same again.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        foreach (var alert in lint.Program.Alerts)
        {
            var cooldown = alert.Cooldown ?? DefaultCooldown;
            var waits = LintPlaybook.Own(alert.Steps.Concat(alert.Levels.SelectMany(level => level.Steps ?? []))).OfType<BoundWaitStep>();
            foreach (var wait in waits.Where(wait => wait.Duration > cooldown))
            {
                var written = LintText.Duration(wait.Duration);
                var clause = lint.Syntax.Clause(alert, "cooldown");
                var fix = clause?.Tail is { } tail ? Report.Write(tail.Span, written)
                    : lint.Syntax.Declaration(alert) is { } declaration ? ClauseFix.Add(declaration, $"cooldown {written}", $"cooldown: {written}")
                    : null;
                var told = AlertLintDiagnostics.WaitLongerThanCooldown(Place.Of(wait), written, LintText.Duration(cooldown), alert.Cooldown is null, fix);
                yield return clause is null ? told : told.With(Place.Of(clause), "the cooldown is here");
            }
        }
    }
}
