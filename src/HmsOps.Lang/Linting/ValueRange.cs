using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Linting;

/// <summary>Between which values a number lies, whatever the samples; null is without end.</summary>
/// <param name="Low">The least value, in stored units.</param>
/// <param name="High">The greatest.</param>
/// <param name="IsWhole">True for what is counted.</param>
internal readonly record struct ValueRange(decimal? Low, decimal? High, bool IsWhole = false)
{
    private static readonly ValueRange Any = new(null, null);
    private static readonly ValueRange NotNegative = new(0, null);
    private static readonly ValueRange Counted = new(0, null, IsWhole: true);
    private static readonly ValueRange Fraction = new(0, 1);

    /// <summary>The values of the range.</summary>
    public ValueSet ToSet() => ValueSet.Between(Low, High);

    /// <summary>The range of a number; of what is not known every number.</summary>
    public static ValueRange Of(BoundNumber number) => number switch
    {
        BoundConstant constant => new(constant.Value, constant.Value),
        BoundReading reading => Of(reading),
        BoundShare => Fraction,
        BoundCount => Counted,
        BoundSloReading { Reading: SloReading.Budget } => new(null, 1),
        BoundSloReading => NotNegative,
        BoundNegation negation => Of(negation.Operand) is var range ? new(-range.High, -range.Low) : Any,
        BoundArithmetic arithmetic => Of(arithmetic),
        BoundFunction function => Of(function),
        BoundAggregate { Function: SeriesFunction.Count } => Counted,
        BoundAggregate { Function: SeriesFunction.StandardDeviation } => NotNegative,
        BoundAggregate { Function: SeriesFunction.Sum } sum => Of(sum.Operand).Low >= 0 ? NotNegative : Any,
        BoundAggregate aggregate => Of(aggregate.Operand) with { IsWhole = false },
        _ => Any,
    };

    private static ValueRange Of(BoundReading reading)
    {
        var values = ValuesOf(reading.Metric);
        return (reading.Reading, reading.Metric.Kind) switch
        {
            (Reading.Count or Reading.Changes, _) => Counted,
            (Reading.Increase, MetricKind.Histogram) => Counted,
            (Reading.Rate or Reading.Increase or Reading.StandardDeviation, _) => NotNegative,
            (Reading.Last, MetricKind.Counter) => NotNegative,
            (Reading.Quantile or Reading.Average or Reading.Minimum or Reading.Maximum or Reading.Last, _) => values,
            (Reading.Sum, _) => values.Low >= 0 ? NotNegative : Any,
            _ => Any,
        };
    }

    // A histogram of durations or bytes measures something; a gauge in seconds may be the offset of a clock.
    private static ValueRange ValuesOf(MetricSymbol metric) =>
        metric.Kind == MetricKind.Histogram && (metric.Unit == Unit.Duration || metric.Unit == Unit.Data || metric.Unit == Unit.Count) ? NotNegative
        : metric.Origin == MetricOrigin.Predeclared && metric.Name.EndsWith(".ok", StringComparison.Ordinal) ? Fraction
        : Any;

    private static ValueRange Of(BoundArithmetic arithmetic)
    {
        if (IsErrorsOfRequests(arithmetic))
        {
            return Fraction;
        }

        var (left, right) = (Of(arithmetic.Left), Of(arithmetic.Right));
        return arithmetic.Operator switch
        {
            ArithmeticOperator.Add => new(Sum(left.Low, right.Low), Sum(left.High, right.High)),
            ArithmeticOperator.Subtract => new(Sum(left.Low, -right.High), Sum(left.High, -right.Low)),
            ArithmeticOperator.Multiply or ArithmeticOperator.Divide when left.Low >= 0 && right.Low >= 0 => NotNegative,
            _ => Any,
        };
    }

    private static ValueRange Of(BoundFunction function)
    {
        var ranges = function.Arguments.Select(Of).ToArray();
        return function.Function switch
        {
            NumberFunction.Absolute => NotNegative,
            NumberFunction.Minimum => new(Least(ranges.Select(range => range.Low), needsAll: true), Least(ranges.Select(range => range.High), needsAll: false)),
            NumberFunction.Maximum => new(Greatest(ranges.Select(range => range.Low), needsAll: false), Greatest(ranges.Select(range => range.High), needsAll: true)),
            NumberFunction.Clamp when ranges.Length == 3 => new(ranges[1].Low, ranges[2].High),
            NumberFunction.Modulo when ranges.Length == 2 && ranges[1].Low >= 0 => new(0, ranges[1].High),
            _ => Any,
        };
    }

    private static decimal? Least(IEnumerable<decimal?> values, bool needsAll) =>
        needsAll && values.Any(value => value is null) ? null : values.Min();

    private static decimal? Greatest(IEnumerable<decimal?> values, bool needsAll) =>
        needsAll && values.Any(value => value is null) ? null : values.Max();

    private static decimal? Sum(decimal? left, decimal? right) =>
        left is { } first && right is { } second ? Constants.Apply(ArithmeticOperator.Add, first, second) : null;

    // Failed requests are requests: over one window and of one service they are never more.
    private static bool IsErrorsOfRequests(BoundArithmetic arithmetic) =>
        arithmetic is { Operator: ArithmeticOperator.Divide, Left: BoundReading errors, Right: BoundReading requests }
        && errors.Metric.Origin == MetricOrigin.Predeclared && requests.Metric.Origin == MetricOrigin.Predeclared
        && errors.Metric.Name.EndsWith(".errors", StringComparison.Ordinal)
        && requests.Metric.Name == errors.Metric.Name[..^"errors".Length] + "requests"
        && errors.Reading == requests.Reading && errors.Window == requests.Window && errors.Shift == requests.Shift
        && requests.Selector.All(errors.Selector.Contains);
}
