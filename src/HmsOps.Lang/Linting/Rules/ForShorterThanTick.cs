using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4012.</summary>
internal static class ForShorterThanTick
{
    public static LintRule Rule { get; } = new(
        "HMS4012",
        LintLevel.Warning,
        "a `for` shorter than a tick",
        "Rules are evaluated once a tick: a condition that held at two ticks held for a whole tick, and nothing shorter is ever seen.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        var ofAlerts = lint.Program.Alerts.SelectMany(alert => ExpressionCollector.Fires(alert).Append(alert.Clear).Concat(alert.Levels.Select(level => level.Clear)));
        var ofTiles = lint.Program.Tiles.SelectMany(tile => new[] { tile.Colors?.Yellow, tile.Colors?.Red });
        foreach (var held in ofAlerts.Concat(ofTiles).OfType<BoundHeld>().Where(held => held.For > 0 && held.For < lint.Tick))
        {
            var syntax = lint.Syntax.Held(held)?.For;
            var tick = LintText.Duration(lint.Tick);
            yield return ConditionLintDiagnostics.ForShorterThanTick(
                syntax is null ? Place.Of(held) : Place.Of(syntax), LintText.Duration(held.For), tick, syntax is null ? null : Report.Write(syntax.Span, tick));
        }
    }
}
