using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

/// <summary>One input log into two stores: in one each ring gets all samples itself, in the other finer rings feed coarser ones.</summary>
internal sealed class CascadeWorld
{
    public static readonly double[] Bounds = [-0.5, Math.BitDecrement(0.25), 0.25, Math.BitDecrement(0.8), 0.8, 2];
    private static readonly Rank Rank = new(95, 100);
    private static readonly ComparisonOperator[] Comparisons = Enum.GetValues<ComparisonOperator>();
    private readonly AggregateKind _kind;
    private readonly MetricKind _metric;
    private readonly List<(long Window, Reading[] Readings, IRuleRows Fed, IRuleRows Alone)> _rings = [];

    public CascadeWorld(AggregateKind kind, int[] seconds, long? tick = null, MetricKind? metric = null)
    {
        _kind = kind;
        _metric = metric ?? (kind == AggregateKind.Counter ? MetricKind.Counter : MetricKind.Histogram);
        Tick = tick ?? EngineTime.Second;
        (Alone, var alone) = Build(seconds, isFed: false);
        (Fed, var fed) = Build(seconds, isFed: true);
        _rings.AddRange(seconds.Select((window, i) => (window * EngineTime.Second, Readings(i), fed[i], alone[i])));
    }

    public MetricStore Fed { get; }

    public MetricStore Alone { get; }

    /// <value>How many rings are fed.</value>
    public int Links { get; private set; }

    private long Tick { get; }

    public void Define(int series, string labels, bool isDelta = false)
    {
        Fed.Define(series, "svc.m", _metric, labels, isDelta: isDelta);
        Alone.Define(series, "svc.m", _metric, labels, isDelta: isDelta);
    }

    public void Accept(BatchInput batch)
    {
        Fed.Accept(batch);
        Alone.Accept(batch);
    }

    public void Advance(long tick)
    {
        Fed.Advance(tick);
        Alone.Advance(tick);
        Compare();
    }

    public void Gap(long from, long to)
    {
        Fed.Gap(from, to);
        Alone.Gap(from, to);
    }

    /// <summary>Checks every reading of the fed rings against lists of samples, one a pod and window.</summary>
    public void Check(IReadOnlyDictionary<(long Window, string Pod), NaiveModel> models)
    {
        foreach (var (window, readings, rows, _) in _rings)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                var model = models[(window, rows.LabelsOf(row)["pod"] ?? "")];
                for (var i = 0; i < readings.Length; i++)
                {
                    model.Check(readings[i], Rank, rows.EvaluateNumber(i, row));
                }

                for (var i = 0; _kind == AggregateKind.Counts && i < Comparisons.Length; i++)
                {
                    model.CheckTest(Comparisons[i], Rank, 0.8, rows.Evaluate(readings.Length + i, row));
                }
            }
        }
    }

    private void Compare()
    {
        Assert.Equal(Alone.Counters, Fed.Counters);
        Assert.Equal(Alone.NextEdge, Fed.NextEdge);
        foreach (var (_, readings, fed, alone) in _rings)
        {
            Assert.Equal(alone.Count, fed.Count);
            for (var row = 0; row < fed.Count; row++)
            {
                Assert.Equal(alone.LabelsOf(row), fed.LabelsOf(row));
                Assert.Equal(alone.HasSeries(row), fed.HasSeries(row));
                for (var i = 0; i < readings.Length; i++)
                {
                    Assert.Equal(alone.EvaluateNumber(i, row), fed.EvaluateNumber(i, row));
                }

                for (var i = 0; _kind == AggregateKind.Counts && i < Comparisons.Length; i++)
                {
                    Assert.Equal(alone.Evaluate(readings.Length + i, row), fed.Evaluate(readings.Length + i, row));
                }
            }
        }
    }

    // Nobody reads a rate of the finest ring, so that it has no edges at which only the coarser ones change.
    private Reading[] Readings(int ring) => (_kind, ring) switch
    {
        (AggregateKind.Counts, 0) => [Reading.Count],
        (AggregateKind.Counts, _) => [Reading.Count, Reading.Rate],
        (AggregateKind.Sketch, 0) => [Reading.Quantile, Reading.Count],
        (AggregateKind.Sketch, _) => [Reading.Quantile, Reading.Rate],
        (_, 0) => [Reading.Increase, Reading.Changes],
        _ => [Reading.Increase, Reading.Rate, Reading.Changes],
    };

    private (MetricStore Store, List<IRuleRows> Rows) Build(int[] seconds, bool isFed)
    {
        var builder = new StoreBuilder { Options = new EngineOptions { Tick = Tick } };
        var metric = builder.Metric("svc.m", _metric, bounds: Bounds, needs: _kind == AggregateKind.Sketch ? MetricNeeds.SketchBins : MetricNeeds.None);
        var rules = new List<PredicatePlan[]>();
        for (var i = 0; i < seconds.Length; i++)
        {
            double[] bounds = _kind == AggregateKind.Counts ? Bounds[Math.Min(i / 2, 3)..] : [];
            var aggregate = builder.Aggregate(metric, _kind, seconds[i] * EngineTime.Second, _metric == MetricKind.Gauge ? Grouping.EachSeries : new Grouping(GroupingKind.By, ["pod"]), bounds);
            if (isFed && builder.FeedByCoarsest(aggregate))
            {
                Links++;
            }

            var reads = Readings(i).Select(reading => builder.Read(aggregate, reading, reading == Reading.Quantile ? Rank : null));
            var tests = bounds.Length == 0 ? [] : Comparisons.Select(comparison => builder.Test(aggregate, comparison, Rank, bounds.Length - 2, bounds.Length - 3));
            rules.Add([.. reads, .. tests]);
        }

        var store = builder.Build();
        return (store, [.. rules.Select(rule => store.RowsOf([.. rule]))]);
    }
}
