using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Tests.Lowering;

/// <summary>Bound trees made by hand.</summary>
internal static class Bound
{
    public static readonly SourceText File = new("rules/test.hmsrule", "alert test {}\n");
    public static readonly MetricSymbol Latency = Metric("svc.latency", MetricKind.Histogram, Unit.Duration);
    public static readonly MetricSymbol Requests = Metric("svc.requests", MetricKind.Counter, Unit.Count);
    public static readonly MetricSymbol Errors = Metric("svc.errors", MetricKind.Counter, Unit.Count);
    public static readonly MetricSymbol Queue = Metric("svc.queue", MetricKind.Gauge, Unit.Plain);

    public static readonly MetricSymbol AnyLatency = Metric("*.latency", MetricKind.Histogram, Unit.Duration);
    public static readonly MetricSymbol AnyRequests = Metric("*.requests", MetricKind.Counter, Unit.Count);
    public static readonly MetricSymbol AnyQueue = Metric("*.queue", MetricKind.Gauge, Unit.Plain);

    private static TextSpan Span => new(0, 5);

    public static MetricSymbol Metric(string name, MetricKind kind, Unit unit) => new(name, kind, unit, UnitConversion.None, null);

    public static BoundReading P(int percent, long window = EngineTime.Minute, MetricSymbol? metric = null) =>
        new(File, Span, (metric ?? Latency).Unit, metric ?? Latency, Reading.Quantile, new Rank(percent, 100), [], window,
            $"{(metric ?? Latency).Name}.p{percent}");

    public static BoundReading Read(MetricSymbol metric, Reading reading, long window = EngineTime.Minute) =>
        new(File, Span, metric.Unit, metric, reading, null, [], window, $"{metric.Name}.{reading}");

    public static BoundReading Where(this BoundReading reading, string label, string value) =>
        reading with { Selector = [new LabelMatcher(label, MatchOperator.Equal, value)] };

    public static BoundConstant C(decimal value, string? text = null) =>
        new(File, Span, Unit.Plain, value, text ?? PlanTextOf(value));

    public static BoundComparison Compare(BoundNumber left, ComparisonOperator comparison, BoundNumber right) =>
        new(File, Span, comparison, left, right);

    public static BoundComparison Greater(BoundNumber left, decimal right) => Compare(left, ComparisonOperator.Greater, C(right));

    public static BoundComparison Less(BoundNumber left, decimal right) => Compare(left, ComparisonOperator.Less, C(right));

    public static BoundCondition And(BoundCondition left, BoundCondition right) => new BoundAnd(File, Span, left, right);

    public static BoundCondition Or(BoundCondition left, BoundCondition right) => new BoundOr(File, Span, left, right);

    public static BoundCondition Not(BoundCondition operand) => new BoundNot(File, Span, operand);

    public static BoundCondition Literal(bool value) => new BoundTruth(File, Span, value);

    public static BoundNumber Arithmetic(BoundNumber left, ArithmeticOperator operation, BoundNumber right) =>
        new BoundArithmetic(File, Span, left.Unit, operation, left, right);

    public static BoundNumber Negate(BoundNumber operand) => new BoundNegation(File, Span, operand.Unit, operand);

    public static BoundShare Share(ComparisonOperator comparison, decimal limit, long window = EngineTime.Minute) =>
        new(File, Span, Latency, comparison, C(limit), [], window, 0, $"share of {Latency.Name}");

    public static BoundPrediction Predict(long horizon, long window) =>
        new(File, Span, Queue.Unit, Read(Queue, Reading.Last, window), horizon);

    public static BoundFunction Function(NumberFunction function, params ImmutableArray<BoundNumber> arguments) =>
        new(File, Span, arguments[0].Unit, function, arguments);

    public static BoundNow Now() => new(File, Span);

    public static BoundAggregate Across(SeriesFunction function, BoundNumber operand, BoundGrouping? own = null) =>
        new(File, Span, operand.Unit, function, operand, own);

    public static BoundCount Count(BoundCondition condition, BoundGrouping? own = null) => new(File, Span, condition, own);

    public static BoundQuantifier Quantifier(bool isAll, BoundCondition condition, BoundGrouping? own = null) => new(File, Span, isAll, condition, own);

    public static BoundAbsent Absent(MetricSymbol metric, long window) => new(File, Span, metric, [], window, 0, $"absent({metric.Name})");

    public static BoundHeld For(this BoundCondition condition, long duration = 0) => new(File, Span, condition, duration);

    public static BoundAlert Alert(string name, BoundHeld condition, BoundHeld? clear = null, params ImmutableArray<string> by) =>
        new(File, Span, name, Severity.Critical, by, condition, clear, []);

    public static BoundStep Run(string text, string verb, ImmutableArray<StepArgument> arguments, string resource) => new BoundRunStep(
        File, Span, text, CompilationEnvironment.Default.Verbs[verb], StepEffect.Absolute, arguments, resource, BoundStepOptions.None);

    public static BoundStep Wait(string text, long duration) => new BoundWaitStep(File, Span, text, duration);

    public static BoundStep Notify(string text, string target, NoticeChannel channel) => new BoundNotifyStep(File, Span, text, target, [channel], null);

    public static BoundTile Tile(string name, BoundNumber query, BoundCondition? slo = null, BoundCondition? red = null) =>
        new(File, Span, name, query, slo, red, slo is null ? null : "slo");

    public static BoundProgram Program(ImmutableArray<BoundAlert> alerts, params ImmutableArray<BoundTile> tiles) =>
        new([], alerts, tiles, [new BoundContact(File, Span, "default", [new NoticeChannel("email", "a@b.c")])], []);

    private static string PlanTextOf(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
