using System.Globalization;
using System.Text;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Symbols;
using static HmsOps.Lang.Tests.Binding.BoundNodeText;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Writes a bound program as text: every kind with all that its clauses say.</summary>
internal static class BoundPrinter
{
    public static string Print(BoundProgram program)
    {
        var text = new StringBuilder();
        text.AppendJoin("", program.Lets.Select(let => Plain($"let {let.Name} = {BoundNodeText.Of(let.Value)}\n")));
        text.AppendJoin("", program.Metrics.Select(Metric));
        text.AppendJoin("", program.Slos.Select(Slo));
        text.AppendJoin("", program.Alerts.Select(Alert));
        text.AppendJoin("", program.Tiles.Select(Tile));
        text.AppendJoin("", program.Dashboards.Select(dashboard =>
            $"dashboard {dashboard.Name}: {string.Join(", ", dashboard.Tiles.Select(tile => tile.Name))}\n{About(dashboard.Summary, dashboard.Owner)}"));
        text.AppendJoin("", program.Probes.Select(probe =>
            $"probe {probe.Name} {probe.Severity}{By(probe.By)} {probe.Form} {string.Join(' ', probe.Words)} every {Time(probe.Every)} timeout {Time(probe.Timeout)}\n"
            + string.Concat(probe.Expect.Select(words => $"  expect {string.Join(' ', words)}\n")) + Meta(probe.Meta)));
        text.AppendJoin("", program.Synthetics.Select(synthetic =>
            $"synthetic {synthetic.Name} {synthetic.Severity}{By(synthetic.By)} {string.Join(' ', synthetic.Script)} every {Time(synthetic.Every)} timeout {Time(synthetic.Timeout)}\n{Meta(synthetic.Meta)}"));
        text.AppendJoin("", program.Playbooks.Select(playbook =>
            $"playbook {playbook.Name}({string.Join(", ", playbook.Parameters.Select(Parameter))})\n{BoundStepText.Of(playbook.Steps, "  ")}"));
        text.AppendJoin("", program.Contacts.Select(contact =>
            $"contact {contact.Name}: {BoundStepText.Channels(contact.Channels)}{(contact.Repeat is { } repeat ? " repeat " + Time(repeat) : "")}\n"));
        text.AppendJoin("", program.Schedules.Select(Schedule));
        text.AppendJoin("", program.Limits.Select(limit => $"limit {limit.Verb}: {string.Join(", ", limit.Values.Select(value => Plain($"{value.Name} {value.Value}")))}\n"));
        text.AppendJoin("", program.Services.Select(service =>
            $"service {service.Name}\n{Labels(service.Labels)}{Values("", service.Values)}{About(service.Summary, service.Owner)}"));
        text.AppendJoin("", program.Tests.Select(BoundTestText.Of));
        return text.ToString();
    }

    private static string Metric(MetricSymbol metric)
    {
        var wire = metric.WireUnit == UnitConversion.None ? "" : Plain($" wire ×{metric.WireUnit.Multiplier} ÷{metric.WireUnit.Divisor}");
        var labels = metric.Labels.IsEmpty ? "" : " labels " + string.Join(", ", metric.Labels);
        return Plain($"metric {metric.Name}: {metric.Kind} {Name(metric.Unit)}{wire}{(metric.Period is { } period ? " every " + Time(period) : "")}{labels}\n");
    }

    private static string Alert(BoundAlert alert)
    {
        var text = new StringBuilder($"alert {alert.Name} {alert.Severity}{By(alert.By)}{(alert.Without.IsEmpty ? "" : " without " + string.Join(", ", alert.Without))}\n");
        text.Append(alert.If is null ? "" : $"  if {BoundNodeText.Of(alert.If)}\n");
        text.Append(alert.Clear is null ? "" : $"  clear {BoundNodeText.Of(alert.Clear)}\n");
        text.Append(alert.OnlyWhen is null ? "" : $"  only when {BoundNodeText.Of(alert.OnlyWhen)}\n");
        foreach (var level in alert.Levels)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {level.Severity} if {BoundNodeText.Of(level.If)}\n");
            text.Append(level.Clear is null ? "" : $"    clear {BoundNodeText.Of(level.Clear)}\n");
            text.Append(level.Steps is { } steps ? BoundStepText.Block("then", steps, "    ") : "");
        }

        text.Append(alert.DependsOn.IsEmpty ? "" : $"  depends on {string.Join(", ", alert.DependsOn)}\n");
        text.Append(Values("expect ", alert.Expect));
        text.Append(Duration("stale", alert.Stale)).Append(alert.NoData == NoDataPolicy.Hold ? "" : $"  nodata {alert.NoData}\n");
        text.Append(Duration("forget", alert.Forget)).Append(Duration("cooldown", alert.Cooldown));
        text.Append(alert.InstanceLimit is { } most ? Plain($"  limit {most} instances\n") : "");
        return text.Append(Meta(alert.Meta)).Append(BoundStepText.Of(alert.Steps, "  ")).Append(BoundStepText.Block("on clear", alert.OnClear, "  ")).ToString();
    }

    private static string Slo(BoundSlo slo) =>
        Plain($"slo {slo.Name}{By(slo.By)}\n  {(slo.Objective.IsOfGood ? "good" : "bad")} {BoundNodeText.Of(slo.Objective.Ratio)} target {slo.Objective.Target} budget {slo.Objective.Budget} over {Time(slo.Objective.Period)} ({slo.Objective.Text})\n")
        + (slo.OnlyWhen is null ? "" : $"  only when {BoundNodeText.Of(slo.OnlyWhen)}\n")
        + BoundStepText.Block("page", slo.Page, "  ") + BoundStepText.Block("ticket", slo.Ticket, "  ") + Meta(slo.Meta);

    private static string Tile(BoundTile tile) =>
        $"tile {tile.Name}{(tile.Dashboard is null ? "" : " on " + tile.Dashboard)}\n  query {BoundNodeText.Of(tile.Query)} : {Name(tile.Query.Unit)}\n"
        + (tile.Slo is null ? "" : $"  slo {BoundNodeText.Of(tile.Slo)} ({tile.SloText})\n  red {(tile.Red is null ? "never" : BoundNodeText.Of(tile.Red))}\n")
        + (tile.Objective is null ? "" : $"  slo {tile.Objective.Name}\n")
        + (tile.Colors?.Yellow is { } yellow ? $"  color yellow {BoundNodeText.Of(yellow)}\n" : "")
        + (tile.Colors?.Red is { } red ? $"  color red {BoundNodeText.Of(red)}\n" : "")
        + About(tile.Summary, tile.Owner);

    private static string Schedule(BoundSchedule schedule) =>
        $"schedule {schedule.Name} {schedule.Zone}\n"
        + string.Concat(schedule.Hours.Select(hours => Plain($"  on {string.Join(", ", hours.Days)} {hours.From:HH:mm} to {hours.To:HH:mm}\n")))
        + (schedule.Except.IsEmpty ? "" : $"  except {string.Join(", ", schedule.Except.Select(day => Plain($"{day:yyyy-MM-dd}")))}\n");

    private static string Parameter(BoundPlaybookParameter parameter) =>
        $"{parameter.Name}: {parameter.Type}{(parameter.Default is { } value ? " = " + BoundStepText.Arguments([value]) : "")}";

    private static string Meta(BoundMeta meta) =>
        Labels(meta.Labels)
        + (meta.Summary is null ? "" : $"  summary {meta.Summary}\n")
        + (meta.Runbook is null ? "" : $"  runbook {meta.Runbook}\n")
        + (meta.During is null ? "" : $"  during {meta.During.Name}\n");

    private static string About(string? summary, string? owner) =>
        (summary is null ? "" : $"  summary {summary}\n") + (owner is null ? "" : $"  owner {owner}\n");

    private static string Labels(IEnumerable<BoundLabel> labels) => string.Concat(labels.Select(label => $"  label {label.Name} = {label.Value}\n"));

    private static string Values(string head, IEnumerable<BoundLabelValues> labels) =>
        string.Concat(labels.Select(label => $"  {head}{label.Label} in {string.Join(", ", label.Values)}\n"));

    private static string By(IReadOnlyCollection<string> labels) => labels.Count == 0 ? "" : " by " + string.Join(", ", labels);

    private static string Duration(string head, long? ticks) => ticks is { } time ? $"  {head} {Time(time)}\n" : "";
}
