using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Emit;
using HmsOps.Lang.Lowering;
using HmsOps.Oracle;

namespace HmsOps.Lang.Tests.Oracle;

/// <summary>Runs a scenario through the compiled rules and through the oracle, and compares them at every tick.</summary>
internal static class Duel
{
    // Shorter than the default, so that short logs reach it.
    private const long Stale = 15 * EngineTime.Second;

    /// <summary>The first difference, or null; and how many transitions there were.</summary>
    public static (string? Difference, int Transitions) Run(Scenario scenario)
    {
        var program = scenario.Rules();
        using var pack = PackBuilder.Load(Lowerer.Lower(program, "random"), "0", []);
        var plan = pack.Plan with { Alerts = [.. pack.Plan.Alerts.Select(alert => alert with { Stale = Stale })] };
        var options = new EngineOptions();
        var store = new MetricStore(plan, pack.Shapes, options);
        var engine = new OpsEngine(plan, options, DurableState.Empty, store, _ => new QuietPlaybooks());
        var oracle = new OracleEngine(program, options, Stale);
        var conditions = plan.Alerts.Select(alert => store.RowsOf([alert.If.Predicate])).ToArray();
        var tiles = plan.Tiles.Select(tile => store.RowsOf([tile.Value])).ToArray();
        var alerts = program.Alerts.OrderBy(alert => alert.Name, StringComparer.Ordinal).ToArray();
        var transitions = 0;
        foreach (var input in scenario.Log())
        {
            var actual = engine.Process(input).Transitions.Select(Printed).ToList();
            var expected = oracle.Process(input);
            transitions += expected.Count;
            var differences = new List<string>();
            if (input is TickInput)
            {
                for (var i = 0; i < alerts.Length; i++)
                {
                    var rule = oracle.Alerts[i].Rule;
                    var condition = Assert.IsType<BoundHeld>(alerts[i].If).Condition;
                    differences.AddRange(Rows(
                        alerts[i].Name, conditions[i], rule, row => conditions[i].Evaluate(0, row), row => rule.Evaluate(condition, row)));
                }

                for (var i = 0; i < tiles.Length; i++)
                {
                    var rule = oracle.Tiles[i];
                    var query = program.Tiles[i].Query;
                    differences.AddRange(Rows(
                        program.Tiles[i].Name, tiles[i], rule, row => Bits(tiles[i].EvaluateNumber(0, row)), row => Bits(rule.Number(query, row))));
                }
            }

            if (!actual.SequenceEqual(expected))
            {
                differences.Add($"engine: {string.Join("; ", actual)}\noracle: {string.Join("; ", expected)}");
            }

            if (differences.Count > 0)
            {
                var at = input is TickInput tick ? $"at {EngineTime.ToSeconds(tick.Time)}" : $"{input}";
                return ($"{scenario} {at}\n{string.Join('\n', differences)}\n{PlanPrinter.Print(plan)}", transitions);
            }
        }

        return (null, transitions);
    }

    private static OracleTransition Printed(AlertTransition transition) => new(
        transition.Time,
        transition.Alert,
        transition.Instance,
        transition.State is AlertState.NoDataIdle or AlertState.NoDataOpen ? "nodata" : transition.State.ToString().ToLowerInvariant());

    private static string Bits(Interval number) => number.IsUnknown
        ? $"unknown: {number.Reason}"
        : $"{number.Low:R} {BitConverter.DoubleToInt64Bits(number.Low):x} … {number.High:R} {BitConverter.DoubleToInt64Bits(number.High):x} {number.Reason}";

    private static IEnumerable<string> Rows<T>(
        string name, IRuleRows actual, OracleRule expected, Func<int, T> compiled, Func<LabelSet, T> walked)
    {
        var labels = Enumerable.Range(0, actual.Count).Select(actual.LabelsOf).ToImmutableArray();
        if (!labels.Order().SequenceEqual(expected.Rows.Order()))
        {
            yield return $"{name}: rows {string.Join(' ', labels)}, oracle {string.Join(' ', expected.Rows)}";
            yield break;
        }

        for (var row = 0; row < labels.Length; row++)
        {
            var (ours, theirs) = (compiled(row), walked(labels[row]));
            if (!Equals(ours, theirs))
            {
                yield return $"{name} {labels[row]}: {ours}, oracle {theirs}";
            }
        }
    }
}
