using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Lowers alerts, which come in order of name.</summary>
internal static class AlertLowering
{
    public static ImmutableArray<AlertPlan> Lower(
        ImmutableArray<BoundAlert> alerts,
        PredicateLowering predicates,
        ImmutableArray<MetricPlan> metrics,
        BoundProgram program,
        Func<string, string> sourcePath) =>
        [.. alerts.Select((alert, id) => Lower(id, alert, alerts, predicates, metrics, program, sourcePath))];

    private static AlertPlan Lower(
        int id,
        BoundAlert alert,
        ImmutableArray<BoundAlert> alerts,
        PredicateLowering predicates,
        ImmutableArray<MetricPlan> metrics,
        BoundProgram program,
        Func<string, string> sourcePath)
    {
        ImmutableArray<string> labels = [.. alert.By.Distinct().Order(StringComparer.Ordinal)];
        var by = RuleGrouping.Of(alert);
        var stale = alert.Stale ?? AlertPlan.DefaultStale;
        var fires = alert.If ?? throw new InvalidOperationException("an alert of levels is not lowered");
        var condition = Lower(fires, predicates, by, stale);
        var clear = alert.Clear is null ? null : Lower(alert.Clear, predicates, by, stale);
        var value = ComparedNumber.Of(alert);
        var longest = Math.Max(
            ReadingCollector.LongestWindow(fires.Condition, stale), ReadingCollector.LongestWindow(alert.Clear?.Condition, stale));
        var (line, column) = alert.Source.PositionOf(alert.Span.Start);
        var (steps, entry, undo) = new StepLowering(asked => predicates.Lower(asked, by, stale), program.Contacts, program.Limits)
            .Lower(alert.Steps, alert.OnClear);
        var plan = new AlertPlan(
            id,
            alert.Name,
            alert.Severity,
            labels,
            condition,
            clear,
            stale,
            alert.Forget ?? AlertPlan.DefaultForget,
            alert.Cooldown ?? AlertPlan.DefaultCooldown,
            AlertPlan.SettleOf(longest, clear?.For ?? 0),
            steps,
            $"{sourcePath(alert.Source.Path)}:{line}:{column}",
            "")
        {
            NoData = alert.NoData,
            DependsOn = [.. alert.DependsOn.Where(name => alerts.Any(other => other.Name == name)).Order(StringComparer.Ordinal)],
            During = alert.Meta.During is { } during
                ? new(during.Name, during.Zone, [.. during.Hours.Select(hours => new HoursPlan(hours.Days, hours.From, hours.To))], during.Except)
                : null,
            Expect = ExpectedOf(alert),
            InstanceLimit = alert.InstanceLimit,
            Labels = LabelSet.Create(alert.Meta.Labels.Select(label => KeyValuePair.Create(label.Name, label.Value))),
            Summary = alert.Meta.Summary,
            Runbook = alert.Meta.Runbook,
            Entry = entry,
            UndoEntry = undo,
            Value = value is null ? null : predicates.Lower(value, by, stale),
            ValueUnit = value is null ? "" : PlanText.Unit(value.Unit),
            Without = alert.By.IsEmpty ? [.. alert.Without.Distinct().Order(StringComparer.Ordinal)] : [],
        };
        return plan with { Meaning = AlertMeaning.Of(plan, predicate => predicates.Describe(predicate, metrics)) };
    }

    private static HeldPlan Lower(BoundHeld held, PredicateLowering predicates, RuleGrouping by, long stale) =>
        new(predicates.Lower(held.Condition, by, stale), held.For) { Share = held.Share is { } share && share < 1 ? RankOf(share) : null };

    // Every combination of the values; the compiler saw to it that there are not too many.
    private static ImmutableArray<LabelSet> ExpectedOf(BoundAlert alert)
    {
        IEnumerable<LabelSet> expected = alert.Expect.IsEmpty ? [] : [LabelSet.Empty];
        foreach (var label in alert.Expect)
        {
            expected = [.. expected.SelectMany(labels => label.Values.Distinct().Select(value => LabelSet.Create(labels.Pairs.Append(KeyValuePair.Create(label.Label, value)))))];
        }

        return [.. expected.Distinct().Order()];
    }

    // 80% is 4/5, exactly: the decimal's digits over its power of ten.
    private static Rank RankOf(decimal share)
    {
        var denominator = 1L;
        while (share * denominator != decimal.Truncate(share * denominator))
        {
            denominator *= 10;
        }

        return new((long)(share * denominator), denominator);
    }
}
