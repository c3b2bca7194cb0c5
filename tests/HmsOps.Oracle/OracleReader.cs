using System.Numerics;
using HmsOps.Engine;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Engine.Sketch;
using HmsOps.Lang.Binding;

namespace HmsOps.Oracle;

/// <summary>Reads metrics by sorting and adding raw observations.</summary>
public sealed class OracleReader(OracleSamples samples)
{
    private readonly Dictionary<IMetricUse, Dictionary<OracleSeries, List<Observation>>> _windows = new(ReferenceEqualityComparer.Instance);
    private long? _windowsAt;

    private long Now => samples.Now ?? throw new InvalidOperationException("no tick yet");

    /// <summary>A reading of the series of one entity.</summary>
    public Interval Read(BoundReading reading, IReadOnlyList<OracleSeries> series)
    {
        var window = Window(reading, series);
        return reading switch
        {
            { Reading: Reading.Quantile, Rank: { } rank } => Quantile(reading, rank, window),
            { Metric.Kind: MetricKind.Counter } => Counter(reading, window),
            { Metric.Kind: MetricKind.Gauge } => Gauge(reading, series, window),
            _ => Histogram(reading, window),
        };
    }

    /// <summary>A percentile of one entity against a constant: of the sorted observations, the one at its rank.</summary>
    public Truth Test(BoundReading reading, Rank rank, ComparisonOperator comparison, double constant, IReadOnlyList<OracleSeries> series)
    {
        var window = Window(reading, series);
        return AtRank(rank, window) is { } value
            ? Truth.Of(Holds(value, comparison, constant))
            : Truth.Unknown(Nothing.Reason);
    }

    /// <summary>Which share of the observations counts.</summary>
    public Interval Share(BoundShare share, double limit, IReadOnlyList<OracleSeries> series)
    {
        var (part, whole) = Counts(share, limit, series);
        return whole == 0 ? Nothing : Interval.Exactly((double)part / whole);
    }

    /// <summary>That share against a constant, in whole numbers.</summary>
    public Truth TestShare(BoundShare share, double limit, ComparisonOperator comparison, decimal constant, IReadOnlyList<OracleSeries> series)
    {
        var (part, whole) = Counts(share, limit, series);
        if (whole == 0)
        {
            return Truth.Unknown(Nothing.Reason);
        }

        var digits = decimal.GetBits(constant);
        var scale = (digits[3] >> 16) & 0xFF;
        var wanted = new BigInteger(new decimal(digits[0], digits[1], digits[2], constant < 0, 0)) * whole;
        return Truth.Of(Holds((part * BigInteger.Pow(10, scale)).CompareTo(wanted), comparison, 0));
    }

    private (int Part, int Whole) Counts(BoundShare share, double limit, IReadOnlyList<OracleSeries> series)
    {
        var window = Window(share, series);
        return (window.Count(observation => Holds(observation.Value, share.Operator, limit)), window.Count);
    }

    /// <summary>That no sample of any of these series lies in the window.</summary>
    public Truth Absent(BoundAbsent absent, IReadOnlyList<OracleSeries> series) =>
        series.Any(one => Window(absent, [one]).Count > 0) ? Truth.False
        : IsPartial(absent) ? Truth.Unknown(UnknownReason.Warming)
        : Truth.True;

    /// <summary>True while a sample of one of the series lies in the reading's window; of a gauge that is not read by rank, also while its last value is not stale.</summary>
    public bool IsLive(IMetricUse reading, IReadOnlyList<OracleSeries> series) =>
        Window(reading, series).Count > 0 || (reading is BoundReading { Metric.Kind: MetricKind.Gauge, Rank: null, Reading: not Reading.Slope } && series.Any(one => Newest(one) is not null));

    private long StartOf(IMetricUse reading)
    {
        var pane = AggregatePlan.PaneOf(reading.Window);
        return EngineTime.FloorDivide(Now - reading.Window, pane) * pane;
    }

    private List<Observation> Window(IMetricUse reading, IReadOnlyList<OracleSeries> series)
    {
        if (_windowsAt != Now)
        {
            _windows.Clear();
            _windowsAt = Now;
        }

        if (series.Count == 0 || series.Any(one => one.HasLeft))
        {
            return [];
        }

        if (!_windows.TryGetValue(reading, out var ofReading))
        {
            _windows[reading] = ofReading = [];
        }

        if (!ofReading.TryGetValue(series[0], out var window))
        {
            var start = StartOf(reading);
            window = series.SelectMany(one => one.Since(start)).Where(observation => observation.Counted <= Now).ToList();
            window.Sort((left, right) => left.Sequence.CompareTo(right.Sequence));
            ofReading[series[0]] = window;
        }

        return window;
    }

    private bool IsPartial(IMetricUse reading) => StartOf(reading) < samples.CoveredFrom;

    private static Interval Nothing => Interval.Unknown(UnknownReason.NoData);

    private Interval Extensive(BoundReading reading, double seen) => IsPartial(reading)
        ? Interval.Between(seen, double.PositiveInfinity, UnknownReason.Warming)
        : Interval.Exactly(seen);

    private double Seconds(BoundReading reading) => (double)(Now - StartOf(reading)) / EngineTime.Second;

    private static double? AtRank(Rank rank, List<Observation> window)
    {
        if (window.Count == 0)
        {
            return null;
        }

        var k = (int)decimal.Ceiling((decimal)window.Count * rank.Numerator / rank.Denominator);
        return window.Select(observation => observation.Value).Order().ElementAt(k - 1);
    }

    private static Interval Quantile(BoundReading reading, Rank rank, List<Observation> window)
    {
        if (AtRank(rank, window) is not { } value)
        {
            return Nothing;
        }

        var range = QuantileBins.RangeOf(reading.Metric.Unit.Symbol);
        var (low, high) = QuantileBins.Read(QuantileBins.Clamp(QuantileBins.Of(value), range), range);
        return low.Equals(high) ? Interval.Exactly(low) : Interval.Between(low, high, UnknownReason.Undecidable);
    }

    private Interval Histogram(BoundReading reading, List<Observation> window)
    {
        if (window.Count == 0)
        {
            return Nothing;
        }

        var values = window.Select(observation => observation.Value).ToList();
        return reading.Reading switch
        {
            Reading.Sum when IsPartial(reading) && values.Min() < 0 => Interval.Unknown(UnknownReason.Warming),
            Reading.Sum => Extensive(reading, ExactSum.Of(values)),
            Reading.Count or Reading.Increase => Extensive(reading, values.Count),
            Reading.Rate => Extensive(reading, values.Count / Seconds(reading)),
            _ => Intensive(reading, window),
        };
    }

    private static Interval Intensive(BoundReading reading, List<Observation> window)
    {
        var values = window.Select(observation => observation.Value).ToList();
        return reading.Reading switch
        {
            Reading.Average => Interval.Exactly(ExactSum.Of(values) / values.Count),
            Reading.Minimum => Interval.Exactly(values.Min()),
            Reading.Maximum => Interval.Exactly(values.Max()),
            Reading.StandardDeviation => Interval.Exactly(Deviation(reading, window)),
            _ => throw new InvalidOperationException($"no {reading.Reading} of a {reading.Metric.Kind}"),
        };
    }

    // The one documented algorithm: the definition names its rounding, so it is the same code.
    private static double Deviation(BoundReading reading, List<Observation> window)
    {
        var pane = AggregatePlan.PaneOf(reading.Window);
        var total = default(PaneMoments);
        foreach (var group in window.GroupBy(observation => EngineTime.Ceiling(observation.Counted, pane)).OrderBy(group => group.Key))
        {
            var moments = default(PaneMoments);
            foreach (var observation in group)
            {
                moments.Add(observation.Value);
            }

            total.Add(moments);
        }

        return total.StandardDeviation;
    }

    private Interval Counter(BoundReading reading, List<Observation> window)
    {
        var growth = window.Where(observation => observation.Growth is not null).Select(observation => observation.Growth ?? 0).ToList();
        return growth.Count == 0
            ? Nothing
            : reading.Reading switch
            {
                Reading.Increase => Extensive(reading, ExactSum.Of(growth)),
                Reading.Rate => Extensive(reading, ExactSum.Of(growth) / Seconds(reading)),
                _ => throw new InvalidOperationException($"no {reading.Reading} of a counter here"),
            };
    }

    private Interval Gauge(BoundReading reading, IReadOnlyList<OracleSeries> series, List<Observation> window)
    {
        if (reading.Reading == Reading.Last)
        {
            return Newest(series.Single()) is { } newest ? Interval.Exactly(newest.Value) : Nothing;
        }

        if (window.Count == 0)
        {
            return Nothing;
        }

        return reading.Reading switch
        {
            Reading.Slope => Line(reading, window) is { Span: > 0 } line ? Interval.Exactly(line.Slope) : TooFew(reading),
            Reading.Sum => IsPartial(reading)
                ? Interval.Unknown(UnknownReason.Warming)
                : Interval.Exactly(ExactSum.Of(window.Select(observation => observation.Value))),
            Reading.Count => Extensive(reading, window.Count),
            _ => Intensive(reading, window),
        };
    }

    /// <summary>What the line through the samples of one series comes to.</summary>
    public Interval Predict(BoundReading slope, long horizon, IReadOnlyList<OracleSeries> series)
    {
        var window = Window(slope, series);
        if (window.Count == 0)
        {
            return Nothing;
        }

        var times = window.Select(observation => observation.Counted).ToList();
        return times.Count >= 3 && times.Max() - times.Min() >= slope.Window / 2.0
            ? Interval.Exactly(Line(slope, window).At((double)(Now + horizon - StartOf(slope)) / EngineTime.Second))
            : TooFew(slope);
    }

    private Interval TooFew(BoundReading reading) => Interval.Unknown(IsPartial(reading) ? UnknownReason.Warming : UnknownReason.TooFew);

    // As for the deviation.
    private PaneLine Line(BoundReading reading, List<Observation> window)
    {
        var (pane, start, total) = (AggregatePlan.PaneOf(reading.Window), StartOf(reading), default(PaneLine));
        foreach (var group in window.GroupBy(observation => EngineTime.Ceiling(observation.Counted, pane)).OrderBy(group => group.Key))
        {
            var line = default(PaneLine);
            foreach (var observation in group)
            {
                line.Add(observation.Counted, group.Key - pane, observation.Value);
            }

            total.Add(line, group.Key - pane - start);
        }

        return total;
    }

    private Observation? Newest(OracleSeries series) => series.HasLeft ? null : series.Observations
        .Where(observation => Now - observation.Time <= AlertPlan.DefaultStale)
        .MaxBy(observation => observation.Time);

    private static bool Holds(double left, ComparisonOperator comparison, double right) => comparison switch
    {
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        ComparisonOperator.GreaterOrEqual => left >= right,
        ComparisonOperator.Equal => left == right,
        _ => left != right,
    };
}
