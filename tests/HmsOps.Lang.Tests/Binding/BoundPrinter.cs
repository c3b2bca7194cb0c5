using System.Globalization;
using System.Text;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Writes a bound program as text.</summary>
internal static class BoundPrinter
{
    public static string Print(BoundProgram program)
    {
        var text = new StringBuilder();
        foreach (var metric in program.Metrics)
        {
            var wire = metric.WireUnit == UnitConversion.None ? "" : Text($" wire ×{metric.WireUnit.Multiplier} ÷{metric.WireUnit.Divisor}");
            text.Append(Text($"metric {metric.Name}: {metric.Kind} {Unit(metric.Unit)}{wire}{(metric.Period is { } period ? " every " + Time(period) : "")}\n"));
        }

        foreach (var alert in program.Alerts)
        {
            text.Append(Text($"alert {alert.Name} {alert.Severity}{(alert.By.Length > 0 ? " by " + string.Join(", ", alert.By) : "")}\n"));
            text.Append(alert.If is null ? "" : $"  if {Held(alert.If)}\n");
            text.Append(alert.Clear is null ? "" : $"  clear {Held(alert.Clear)}\n");
            foreach (var step in alert.Steps)
            {
                text.Append(Step(step));
            }
        }

        foreach (var tile in program.Tiles)
        {
            text.Append(Text($"tile {tile.Name}\n  query {Node(tile.Query)} : {Unit(tile.Query.Unit)}\n"));
            text.Append(tile.Slo is null ? "" : $"  slo {Node(tile.Slo)} ({tile.SloText})\n  red {(tile.Red is null ? "never" : Node(tile.Red))}\n");
        }

        foreach (var contact in program.Contacts)
        {
            text.Append(Text($"contact {contact.Name}: {Channels(contact.Channels)}\n"));
        }

        foreach (var test in program.Tests)
        {
            text.Append(TestText(test));
        }

        return text.ToString();
    }

    private static string Held(BoundHeld held) => $"{Node(held.Condition)} for {Time(held.For)}";

    private static string Node(BoundNode node) => node switch
    {
        BoundAnd and => $"({Node(and.Left)} and {Node(and.Right)})",
        BoundOr or => $"({Node(or.Left)} or {Node(or.Right)})",
        BoundNot not => $"not {Node(not.Operand)}",
        BoundTruth truth => truth.Value ? "true" : "false",
        BoundComparison comparison => $"{Node(comparison.Left)} {comparison.Operator} {Node(comparison.Right)}",
        BoundConstant constant => Text($"{constant.Value}{constant.Unit.Symbol}<{constant.Text}>"),
        BoundReading reading => Text($"[{reading.Text} = {reading.Metric.Name} {reading.Reading}{(reading.Rank is { } rank ? Text($" {rank.Numerator}/{rank.Denominator}") : "")} {Windows(reading)}]"),
        BoundShare share => $"[{share.Text} : {share.Operator} {Node(share.Limit)} {Windows(share)}]",
        BoundAbsent absent => $"[{absent.Text} : {Windows(absent)}]",
        BoundPrediction prediction => $"predict({Node(prediction.Reading)} {Time(prediction.Horizon)}) : {Unit(prediction.Unit)}",
        BoundFunction function => $"{function.Function}({string.Join(", ", function.Arguments.Select(Node))}) : {Unit(function.Unit)}",
        BoundAggregate aggregate => $"{aggregate.Function}({Node(aggregate.Operand)}){Grouping(aggregate.Grouping)} : {Unit(aggregate.Unit)}",
        BoundCount count => $"count({Node(count.Condition)}){Grouping(count.Grouping)}",
        BoundQuantifier quantifier => $"{(quantifier.IsAll ? "all" : "any")}({Node(quantifier.Condition)}){Grouping(quantifier.Grouping)}",
        BoundNow => "now",
        BoundSloReading slo => $"[slo {slo.Slo} {slo.Reading} {Time(slo.Window)}{(slo.Shift > 0 ? $" {Time(slo.Shift)} ago" : "")}]",
        BoundParameter parameter => $"${parameter.Name} : {Unit(parameter.Unit)}",
        BoundTruthParameter parameter => $"${parameter.Name}",
        BoundText text => text.IsParameter ? $"${text.Value}" : $"\"{text.Value}\"",
        BoundTextComparison comparison => $"{Node(comparison.Left)} {(comparison.IsNegated ? "is not" : "is")} {Node(comparison.Right)}",
        BoundNegation negation => $"-{Node(negation.Operand)}",
        BoundArithmetic arithmetic => $"({Node(arithmetic.Left)} {arithmetic.Operator} {Node(arithmetic.Right)}) : {Unit(arithmetic.Unit)}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string Step(BoundStep step) => step switch
    {
        BoundRunStep run => $"  {run.Text}\n    {run.Effect} {run.Resource} {Arguments(run.Arguments)}\n",
        BoundWaitStep wait => $"  {wait.Text} = {Time(wait.Duration)}\n",
        BoundNotifyStep notify => $"  {notify.Text}\n    {notify.Target}: {Channels(notify.Channels)}{(notify.Message is null ? "" : " \"" + notify.Message + "\"")}\n",
        _ => throw new InvalidOperationException(step.GetType().Name),
    };

    private static string TestText(BoundTest test)
    {
        var text = new StringBuilder(Text($"test {test.Name} at {SourcePlaces.Of(test)} from {EngineTime.ToDateTime(test.Start):yyyy-MM-dd HH:mm:ss}\n"));
        foreach (var series in test.Series)
        {
            var segments = series.Segments.Select(segment => Text($"{segment.Value?.ToString(CultureInfo.InvariantCulture) ?? "missing"}{(segment.IsRate ? "/s" : "")} {Time(segment.Duration)}"));
            text.Append(Text($"  given {series.Metric.Name}{series.Labels} {series.Metric.Kind} every {Time(series.Every)}: {string.Join(", ", segments)}\n"));
        }

        foreach (var step in test.Steps)
        {
            text.Append(Text($"  given run {step.Verb} {Arguments(step.Arguments)} fails {step.FailsTimes} {step.Error} takes {Time(step.Takes)}{(step.Inconclusive ? " inconclusive" : "")}\n"));
        }

        foreach (var expectation in test.Expectations)
        {
            var subject = expectation.Subject switch
            {
                BoundAlertSubject state => $"{state.Alert}{state.Instance} {state.State}",
                BoundTileSubject tile => $"tile {tile.Tile} {tile.Color}",
                BoundStepSubject step => $"run {step.Verb} {Arguments(step.Arguments)}",
                BoundNoticeSubject notice => $"notify {notice.Target} {notice.Text}",
                _ => throw new InvalidOperationException(expectation.GetType().Name),
            };
            var when = expectation.When.To == long.MaxValue ? "any time" : $"[{Time(expectation.When.From)}, {Time(expectation.When.To)}]";
            text.Append(Text($"  {SourcePlaces.Of(expectation).Line}: expect {(expectation.IsNegated ? "no " : "")}{subject} {(expectation.When.Every ? "throughout" : "in")} {when}\n"));
        }

        return text.ToString();
    }

    private static string Arguments(IEnumerable<StepArgument> arguments) =>
        "(" + string.Join(", ", arguments.Select(argument => Text($"{argument.Name}={argument.Text}{(argument.Number is { } number ? Text($"={number}") : "")}"))) + ")";

    private static string Channels(IEnumerable<NoticeChannel> channels) => string.Join(", ", channels.Select(channel => $"{channel.Notifier}→{channel.Address}"));

    private static string Windows(IMetricUse use) => use.Shift > 0 ? $"{Time(use.Window)} {Time(use.Shift)} ago" : Time(use.Window);

    private static string Grouping(BoundGrouping? grouping) =>
        grouping is null ? "" : $" {(grouping.IsWithout ? "without" : "by")} {string.Join(", ", grouping.Labels)}";

    private static string Unit(Unit unit) => unit.IsTimestamp ? "timestamp" : unit.Dimension == Dimension.None ? unit.Tag.ToString().ToLowerInvariant() : unit.Symbol;

    private static string Time(long ticks) => Text($"{EngineTime.ToSeconds(ticks):0.#######}s");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
