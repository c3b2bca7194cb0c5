using HmsOps.Engine;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Writes a bound expression as text.</summary>
internal static class BoundNodeText
{
    public static string Of(BoundNode node) => node switch
    {
        BoundAnd and => $"({Of(and.Left)} and {Of(and.Right)})",
        BoundOr or => $"({Of(or.Left)} or {Of(or.Right)})",
        BoundNot not => $"not {Of(not.Operand)}",
        BoundTruth truth => truth.Value ? "true" : "false",
        BoundComparison comparison => $"{Of(comparison.Left)} {comparison.Operator} {Of(comparison.Right)}",
        BoundConstant constant => Plain($"{constant.Value}{constant.Unit.Symbol}<{constant.Text}>"),
        BoundReading reading => Plain($"[{reading.Text} = {reading.Metric.Name} {reading.Reading}{(reading.Rank is { } rank ? Plain($" {rank.Numerator}/{rank.Denominator}") : "")} {Windows(reading)}]"),
        BoundShare share => $"[{share.Text} : {share.Operator} {Of(share.Limit)} {Windows(share)}]",
        BoundAbsent absent => $"[{absent.Text} : {Windows(absent)}]",
        BoundPrediction prediction => $"predict({Of(prediction.Reading)} {Time(prediction.Horizon)}) : {Name(prediction.Unit)}",
        BoundFunction function => $"{function.Function}({string.Join(", ", function.Arguments.Select(Of))}) : {Name(function.Unit)}",
        BoundAggregate aggregate => $"{aggregate.Function}({Of(aggregate.Operand)}){Grouping(aggregate.Grouping)} : {Name(aggregate.Unit)}",
        BoundCount count => $"count({Of(count.Condition)}){Grouping(count.Grouping)}",
        BoundQuantifier quantifier => $"{(quantifier.IsAll ? "all" : "any")}({Of(quantifier.Condition)}){Grouping(quantifier.Grouping)}",
        BoundNow => "now",
        BoundSloReading slo => $"[slo {slo.Slo} {slo.Reading} {Time(slo.Window)}{(slo.Shift > 0 ? $" {Time(slo.Shift)} ago" : "")}]",
        BoundParameter parameter => $"${parameter.Name} : {Name(parameter.Unit)}",
        BoundTruthParameter parameter => $"${parameter.Name}",
        BoundText text => text.IsParameter ? $"${text.Value}" : $"\"{text.Value}\"",
        BoundTextComparison comparison => $"{Of(comparison.Left)} {(comparison.IsNegated ? "is not" : "is")} {Of(comparison.Right)}",
        BoundNegation negation => $"-{Of(negation.Operand)}",
        BoundArithmetic arithmetic => $"({Of(arithmetic.Left)} {arithmetic.Operator} {Of(arithmetic.Right)}) : {Name(arithmetic.Unit)}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    public static string Of(BoundHeld held) =>
        $"{Of(held.Condition)} for {(held.Share is { } share ? Plain($"{share * 100}% of ") : "")}{Time(held.For)}";

    public static string Name(Unit unit) => unit.IsTimestamp ? "timestamp" : unit.Dimension == Dimension.None ? unit.Tag.ToString().ToLowerInvariant() : unit.Symbol;

    public static string Time(long ticks) => Plain($"{EngineTime.ToSeconds(ticks):0.#######}s");

    public static string Plain(FormattableString text) => FormattableString.Invariant(text);

    private static string Windows(IMetricUse use) => use.Shift > 0 ? $"{Time(use.Window)} {Time(use.Shift)} ago" : Time(use.Window);

    private static string Grouping(BoundGrouping? grouping) =>
        grouping is null ? "" : $" {(grouping.IsWithout ? "without" : "by")} {string.Join(", ", grouping.Labels)}";
}
