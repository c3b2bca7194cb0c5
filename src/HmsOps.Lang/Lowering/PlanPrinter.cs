using System.Text;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>Prints a plan so that it can be reviewed: what is kept, and what is asked of it.</summary>
internal static class PlanPrinter
{
    public static string Print(PackPlan plan)
    {
        var text = new StringBuilder();
        foreach (var metric in plan.Metrics)
        {
            text.Append(Line(
                "metric", metric.Name, metric.Kind.ToString().ToLowerInvariant(), metric.Unit,
                Bounds(metric.Bounds), metric.Needs == MetricNeeds.None ? "" : "needs " + metric.Needs.ToString().ToLowerInvariant()));
        }

        foreach (var aggregate in plan.Aggregates)
        {
            text.Append(Line(
                $"a{aggregate.Id} =", PredicatePrinter.Describe(aggregate, plan.Metrics),
                "pane " + PlanText.Duration(aggregate.Pane), Bounds(aggregate.Bounds),
                aggregate.FedBy is { } finer ? $"fed by a{finer}" : ""));
        }

        var printer = new PredicatePrinter(plan.Aggregates, plan.Metrics, aggregate => $"a{aggregate.Id}");
        foreach (var across in plan.Across)
        {
            text.Append(Line(
                $"a{across.Id} =", printer.Describe(across, plan.Shapes[across.Inner.Shape].Root), "settle " + PlanText.Duration(across.Settle)));
        }

        foreach (var alert in plan.Alerts)
        {
            text.Append(Line(
                "alert", alert.Name, alert.Severity.ToString().ToLowerInvariant(),
                alert.By.IsEmpty ? "" : "by " + PlanText.Names(alert.By),
                alert.Without.IsEmpty ? "" : "without " + PlanText.Names(alert.Without),
                alert.DependsOn.IsEmpty ? "" : "depends on " + PlanText.Names(alert.DependsOn), alert.During is { } during ? "during " + during.Name : "",
                alert.Expect.IsEmpty ? "" : "expect " + string.Join(' ', alert.Expect), alert.InstanceLimit is { } limit ? $"limit {limit}" : "",
                alert.NoData == NoDataPolicy.Hold ? "" : "nodata " + alert.NoData.ToString().ToLowerInvariant(), "settle " + PlanText.Duration(alert.Settle)));
            AppendHeld("if", alert.If);
            AppendHeld("clear", alert.Clear);
            AppendPredicate("value", alert.Value, "");
            foreach (var step in alert.Steps)
            {
                text.Append("  ").Append(Line(step.Text));
            }
        }

        foreach (var tile in plan.Tiles)
        {
            text.Append(Line("tile", $"\"{tile.Name}\"", tile.Unit));
            AppendPredicate("value", tile.Value, "");
            AppendPredicate("slo", tile.Slo, "");
            AppendPredicate("red", tile.Red, tile.RedFor == 0 ? "" : "for " + PlanText.Duration(tile.RedFor));
        }

        return text.ToString();

        void AppendHeld(string clause, HeldPlan? held) =>
            AppendPredicate(clause, held?.Predicate, held is null or { For: 0 } ? ""
                : held.Share is { } share ? $"for {share.Numerator}/{share.Denominator} of {PlanText.Duration(held.For)}"
                : "for " + PlanText.Duration(held.For));

        void AppendPredicate(string clause, PredicatePlan? predicate, string suffix)
        {
            if (predicate is not null)
            {
                var shape = plan.Shapes[predicate.Shape];
                text.Append("  ").Append(Line(clause, $"s{shape.Id}:", printer.Print(shape.Root, predicate), suffix));
            }
        }
    }

    private static string Bounds(IReadOnlyCollection<double> bounds) => string.Join(' ', bounds.Select(PlanText.Bound));

    private static string Line(params IEnumerable<string> words) => string.Join(' ', words.Where(word => word.Length > 0)) + "\n";
}
