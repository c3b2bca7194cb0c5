using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Tests.Lowering;

namespace HmsOps.Lang.Tests.Oracle;

/// <summary>Throws programs over four metrics; thresholds are those values that samples take.</summary>
/// <remarks>
/// Where series start at different times, a join below <c>or</c> may never have made a row while the other side has one:
/// what it is worth then is not told by the language, and such programs are thrown only for series that start together and
/// selectors that leave something of each group.
/// </remarks>
internal sealed class RandomProgram(Dice dice, Dice clauses, bool isStaggered)
{
    /// <summary>What samples and thresholds are made of, so that they often meet.</summary>
    public static readonly ImmutableArray<decimal> Values = [-1m, 0m, 0.1m, 0.2m, 0.3m, 0.5m, 0.8m, 1m, 2m, 5m];

    /// <summary>What shares of few observations often are, and what lies beside such a share.</summary>
    private static readonly ImmutableArray<decimal> Shares = [0m, 0.05m, 0.1m, 0.25m, 0.3333333333333333333333333333m, 0.5m, 0.9m, 1m, -0.1m, 1.5m];

    public static readonly ImmutableArray<MetricSymbol> Metrics = [Bound.Latency, Bound.Requests, Bound.Errors, Bound.Queue];

    /// <summary>What is sent.</summary>
    public static readonly ImmutableArray<MetricSymbol> Sent =
        [.. Metrics, Bound.Metric("web.latency", MetricKind.Histogram, Bound.Latency.Unit), Bound.Metric("web.queue", MetricKind.Gauge, Bound.Queue.Unit)];

    // Where rows carry the label `service`, all metrics are of any service: `or` joins its like, and a clear finds one series a row.
    private readonly bool _isAnyService = dice.OneIn(4);

    private static readonly ImmutableArray<int> s_windows = [2, 5, 10, 30, 60, 90, 120, 150];

    // Rows of a condition carry labels only where a gauge is read, or where the alert groups: `or` joins its like.
    private enum Labelled
    {
        No,
        Yes,
    }

    public BoundProgram Make()
    {
        var alerts = Enumerable.Range(0, 1 + dice.Below(3)).Select(i => Alert($"alert{i}")).ToImmutableArray();
        if (alerts.Length > 1 && clauses.OneIn(2))
        {
            var (first, last) = clauses.OneIn(2) ? (0, alerts.Length - 1) : (alerts.Length - 1, 0);
            alerts = alerts.SetItem(first, alerts[first] with { DependsOn = [alerts[last].Name] });
        }

        ImmutableArray<BoundTile> tiles = [Bound.Tile("one", Number(Labelled.No)), Bound.Tile("two", Number(Labelled.Yes))];
        return Bound.Program(alerts, tiles) with { Metrics = [.. Metrics, Bound.AnyLatency, Bound.AnyRequests, Bound.AnyQueue] };
    }

    private RandomAcross Across => new(dice, Inside, Constant, Window, () => dice.Pick(Latency(), Requests(), Queue));

    private BoundAlert Alert(string name)
    {
        ImmutableArray<string> by = dice.Below(6) switch
        {
            0 or 1 => ["region"],
            2 when _isAnyService => ["service"],
            2 => ["region"],
            3 when _isAnyService => ["region", "service"],
            _ => [],
        };
        var labelled = dice.OneIn(3) ? Labelled.Yes : Labelled.No;
        var condition = Condition(labelled, 3).For(EngineTime.Second * dice.Pick(0, 0, 3, 10));
        var clear = dice.OneIn(2) ? null : Condition(dice.OneIn(2) ? labelled : Labelled.No, 2).For(EngineTime.Second * dice.Pick(0, 4, 9));
        condition = condition.For > 0 && clauses.OneIn(3) ? condition with { Share = clauses.Pick(0.05m, 0.3m, 0.5m, 0.8m, 0.99m, 1m) } : condition;
        var alert = Bound.Alert(name, condition, clear, by) with { NoData = clauses.Pick(NoDataPolicy.Hold, NoDataPolicy.Hold, NoDataPolicy.Clear, NoDataPolicy.Fire) };
        return clauses.OneIn(4)
            ? alert with { Meta = BoundMeta.None with { During = Hours() } }
            : by.IsEmpty || clauses.OneIn(2) ? Without(alert) : alert with { Expect = [new("region", ["eu", "mars"])] };
    }

    // The same instances, said the other way round.
    private BoundAlert Without(BoundAlert alert) => !alert.By.Contains("region") || clauses.OneIn(2)
        ? alert
        : alert with { By = [], Without = alert.By.Contains("service") ? ["host"] : ["host", "service"] };

    // The logs begin at 22:13:23.
    private BoundSchedule Hours()
    {
        var (from, to) = clauses.Pick((13, 14), (14, 15), (14, 30), (0, 14));
        return new(Bound.File, new(0, 5), "hours", "UTC", [new([.. Enum.GetValues<DayOfWeek>()], new(22, from), new(22, to))], []);
    }

    private BoundCondition Condition(Labelled labelled, int depth)
    {
        switch (depth == 0 ? 0 : dice.Below(9))
        {
            case 6 when labelled == Labelled.No:
                return Across.Condition();
            case 7 when labelled == Labelled.No:
                return Across.Absent();
            case 8:
                return Bound.And(Condition(labelled, depth - 1), dice.OneIn(2) ? Across.Absent() : Bound.Not(Across.Absent()));
            case 1:
                return Bound.Not(Condition(labelled, depth - 1));
            case 2:
                return isStaggered || labelled == Labelled.Yes
                    ? Bound.Or(Plain(labelled), Bound.Not(Plain(labelled)))
                    : Bound.Or(Condition(labelled, depth - 1), dice.OneIn(4) ? Across.Absent() : Condition(labelled, depth - 1));
            case 3:
                var isOther = labelled == Labelled.Yes && dice.OneIn(2);
                return Bound.And(Condition(labelled, depth - 1), Condition(isOther ? Labelled.No : labelled, depth - 1));
            case 4 when depth > 1:
                return Bound.And(Condition(labelled, depth - 1), Bound.Literal(dice.OneIn(2)));
            default:
                return Comparison(labelled);
        }
    }

    private BoundComparison Comparison(Labelled labelled)
    {
        var comparison = (ComparisonOperator)dice.Below(6);
        return dice.Below(9) switch
        {
            0 => Bound.Compare(Number(labelled), comparison, Number(labelled)),
            6 => Bound.Compare(Function(labelled), comparison, Constant()),
            7 => Bound.Compare(Bound.Function(NumberFunction.Modulo, Bound.Now(), Bound.C(10)), comparison, Function(labelled)),
            8 when labelled == Labelled.No => Bound.Compare(Share(), comparison, Bound.C(dice.Pick(Shares.AsSpan()))),
            1 => Bound.Compare(Bound.Arithmetic(Number(labelled), (ArithmeticOperator)dice.Below(4), Number(labelled)), comparison, Constant()),
            2 => Bound.Compare(Bound.Negate(Number(labelled)), comparison, Constant()),
            _ => Plain(labelled),
        };
    }

    private BoundComparison Plain(Labelled labelled) =>
        Bound.Compare(Number(labelled), (ComparisonOperator)dice.Below(6), Constant());

    private BoundFunction Function(Labelled labelled)
    {
        var (one, other) = (dice.OneIn(4) ? Bound.Negate(Number(labelled)) : Number(labelled), dice.OneIn(3) ? Number(labelled) : Constant());
        return dice.Below(6) switch
        {
            0 => Bound.Function(NumberFunction.Absolute, one),
            1 => Bound.Function(NumberFunction.Minimum, one, other, Number(labelled)),
            2 => Bound.Function(NumberFunction.Maximum, one, other),
            3 => Bound.Function(NumberFunction.Clamp, one, Bound.C(0.2m), dice.OneIn(2) ? other : Bound.C(0.8m)),
            _ => Bound.Function(NumberFunction.Modulo, one, other),
        };
    }

    private BoundShare Share() =>
        Bound.Share((ComparisonOperator)dice.Below(6), dice.Pick(Values.AsSpan()), Window()) with { Metric = Latency(), Selector = Selector(Labelled.No), Shift = Shift() };

    private long Shift() => dice.OneIn(6) ? EngineTime.Second * dice.Pick(1, 2, 3, 10, 25) : 0;

    private long Window() => EngineTime.Second * dice.Pick(s_windows.AsSpan());

    private BoundConstant Constant() => Bound.C(dice.Pick(Values.AsSpan()));

    private BoundNumber Number(Labelled labelled) => labelled == Labelled.Yes ? dice.OneIn(8) ? Prediction() : Read(labelled) : dice.Below(12) switch
    {
        0 => Share(),
        1 or 2 => Across.Number(),
        _ => Read(labelled),
    };

    private BoundPrediction Prediction()
    {
        var prediction = Bound.Predict(EngineTime.Second * dice.Pick(1, 10, 100), Window());
        return prediction with { Reading = prediction.Reading with { Metric = Queue, Selector = Selector(Labelled.Yes), Shift = Shift() } };
    }

    private MetricSymbol Queue => _isAnyService ? Bound.AnyQueue : Bound.Queue;

    private MetricSymbol Latency() => _isAnyService || dice.OneIn(5) ? Bound.AnyLatency : Bound.Latency;

    private MetricSymbol Requests() => _isAnyService ? Bound.AnyRequests : dice.Pick(Bound.Requests, Bound.Errors, Bound.AnyRequests);

    private BoundNumber Inside() => dice.Below(9) switch
    {
        1 or 2 or 3 => Unfixed(Labelled.Yes),
        4 => Bound.Arithmetic(Unfixed(Labelled.No), (ArithmeticOperator)dice.Below(4), Unfixed(dice.OneIn(2) ? Labelled.Yes : Labelled.No)),
        _ => Unfixed(Labelled.No),
    };

    // A fixed label takes no part in a join: of single series, many would then match many.
    private BoundReading Unfixed(Labelled labelled) => Read(labelled) is var reading && reading.Selector.Any(matcher => matcher.Operator == MatchOperator.Equal)
        ? reading with { Selector = [] }
        : reading;

    private BoundReading Read(Labelled labelled)
    {
        var window = Window();
        var reading = labelled == Labelled.Yes ? Gauge(window) : dice.Below(8) switch
        {
            0 or 1 => Bound.Read(Requests(), dice.Pick(Reading.Rate, Reading.Increase), window),
            2 or 3 => Bound.Read(Latency(), dice.Pick(
                Reading.Average, Reading.Minimum, Reading.Maximum, Reading.Sum, Reading.Count, Reading.StandardDeviation, Reading.Rate), window),
            _ => Bound.P(dice.Pick(1, 50, 75, 90, 95, 99), window, Latency()),
        };
        return reading with { Selector = Selector(labelled), Shift = Shift() };
    }

    private ImmutableArray<LabelMatcher> Selector(Labelled labelled) => dice.Below(6) switch
    {
        0 => [new LabelMatcher("host", MatchOperator.NotEqual, "b")],
        1 => [new LabelMatcher("host", MatchOperator.Matches, "a|c")],
        2 when labelled == Labelled.No => [new LabelMatcher("host", MatchOperator.Equal, "a")],
        _ => [],
    };

    private BoundReading Gauge(long window) => dice.OneIn(5)
        ? Bound.P(dice.Pick(50, 90), window, Queue)
        : Bound.Read(Queue, dice.Pick(
            Reading.Last, Reading.Last, Reading.Average, Reading.Minimum, Reading.Maximum, Reading.Sum, Reading.Count, Reading.Slope, Reading.Slope), window);
}
