using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4014.</summary>
internal static class NoFor
{
    public static LintRule Rule { get; } = new(
        "HMS4014",
        LintLevel.Warning,
        "an alert without `for`",
        "A value that wavers around its threshold fires and clears with every tick; `for` takes the single spikes away, a `clear` with a threshold of its own the wavering. Where one tick is enough, `for 0s` says so.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        foreach (var alert in lint.Program.Alerts)
        {
            var fires = alert.Levels.Select(level => (level.If, level.Clear));
            foreach (var (held, clear) in alert.If is { } only ? fires.Prepend((only, alert.Clear)) : fires)
            {
                if (held.For == 0 && clear is null && !IsSteady(held.Condition) && lint.Syntax.Held(held) is { For: null, Condition: { } condition })
                {
                    yield return ConditionLintDiagnostics.NoFor(Place.Of(condition), alert.Name, Report.Append(condition.Span, " for 5m"));
                }
            }
        }
    }

    // What only changes as a whole window passes: growth, silence, age, a budget.
    private static bool IsSteady(BoundCondition condition) => condition switch
    {
        BoundTruth => true,
        BoundAbsent => true,
        BoundAnd and => IsSteady(and.Left) || IsSteady(and.Right),
        BoundOr or => IsSteady(or.Left) && IsSteady(or.Right),
        BoundNot not => IsSteady(not.Operand),
        _ => BoundWalk.All(condition).Any(node => node is BoundNow or BoundSloReading or BoundReading { Reading: Reading.Increase or Reading.Changes }),
    };
}
