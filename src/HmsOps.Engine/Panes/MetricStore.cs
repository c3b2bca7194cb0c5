using System.Collections.Immutable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>Takes samples into panes, and lets predicates read them.</summary>
internal sealed class MetricStore : IMetricStore
{
    // Prometheus' mark of a series that ended: a NaN of these bits.
    private const long StaleMark = 0x7ff0000000000002;

    private readonly PackPlan _plan;
    private readonly ImmutableArray<CompiledShape> _shapes;
    private readonly ImmutableArray<AggregateStore> _stores;
    private readonly ImmutableArray<AcrossStore> _across;
    private readonly RowSource[] _sources;
    private readonly StoreClock _clock;
    private readonly StoreProblems _problems = new();
    private readonly SeriesTable _table;
    private readonly List<RuleRows> _rules = [];
    private readonly List<BatchInput> _early = [];
    private readonly long _lateness;
    private readonly long _replayLateness;
    private readonly long _ahead;
    private Tally _tally;

    /// <summary>An empty store.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="shapes">The predicates' delegates, by shape.</param>
    /// <param name="options">Bounds on the age of samples.</param>
    /// <exception cref="ArgumentException">The plan contradicts itself.</exception>
    public MetricStore(PackPlan plan, ImmutableArray<CompiledShape> shapes, EngineOptions options)
    {
        _plan = plan;
        _shapes = shapes;
        _lateness = (long)(options.Lateness * options.Speed);
        _replayLateness = (long)(options.ReplayLateness * options.Speed);
        _ahead = (long)(2 * EngineTime.Second * options.Speed);
        _clock = new StoreClock(options.Tick) { Reach = _lateness + _ahead + options.Tick };
        _stores = [.. plan.Aggregates.Select(Create)];
        foreach (var store in _stores)
        {
            if (store.Plan.FedBy is { } finer)
            {
                _stores[finer].Feed(store);
            }
        }

        var sources = new List<RowSource>(_stores);
        foreach (var across in plan.Across)
        {
            sources.Add(new AcrossStore(across, new(across.Inner, plan, shapes, sources, _clock), _clock));
        }

        _sources = [.. sources];
        _across = [.. sources.OfType<AcrossStore>()];
        _table = new SeriesTable(plan, _stores, _clock, _problems);
    }

    /// <inheritdoc/>
    public StoreCounters Counters => new(
        _tally.Accepted, _tally.Unasked, _tally.Late, _tally.Future, _tally.NotFinite, _tally.Duplicate, _table.Count, _tally.Ahead, _tally.Refused);

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems => _problems.Texts;

    /// <inheritdoc/>
    public long? NextEdge
    {
        get
        {
            long? next = null;
            foreach (var store in _stores)
            {
                if (_clock.IsStarted && store.NextEdge() is { } edge && !(next <= edge))
                {
                    next = edge;
                }
            }

            foreach (var across in _across)
            {
                if (_clock.IsStarted && across.NextEdge is { } edge && !(next <= edge))
                {
                    next = edge;
                }
            }

            return _clock.IsStarted && _rules.Exists(rule => rule.ReadsClock) ? _clock.NextTick : next;
        }
    }

    /// <inheritdoc/>
    public void Accept(BatchInput batch)
    {
        foreach (var definition in batch.Definitions)
        {
            _table.Define(definition);
        }

        if (_clock.IsStarted)
        {
            Take(batch);
        }
        else
        {
            _early.Add(batch with { Samples = batch.Samples.ToArray(), Bucketed = batch.Bucketed.ToArray() });
        }
    }

    /// <inheritdoc/>
    public void Advance(long tick)
    {
        if (!_clock.IsStarted)
        {
            _clock.Start(tick);
            Roll();
            _early.ForEach(Take);
            _early.Clear();
        }

        _clock.MoveTo(tick);
        Roll();
        foreach (var store in _stores)
        {
            store.Keep();
            store.FollowChanges();
        }

        foreach (var across in _across)
        {
            across.Refresh();
        }

        foreach (var rule in _rules)
        {
            rule.Refresh();
        }

        foreach (var source in _sources)
        {
            source.ForgetChanges();
        }
    }

    /// <inheritdoc/>
    public void Gap(long from, long to)
    {
        if (_clock.IsStarted)
        {
            _clock.Gap(to);
            Roll();
        }
    }

    /// <inheritdoc/>
    public IRuleRows RowsOf(ImmutableArray<PredicatePlan> predicates)
    {
        var rules = new RuleRows([.. predicates.Select(plan => new RulePredicate(plan, _plan, _shapes, _sources, _clock))]);
        _rules.Add(rules);
        return rules;
    }

    private AggregateStore Create(AggregatePlan aggregate)
    {
        var metric = _plan.Metrics[aggregate.Metric];
        return aggregate.Kind switch
        {
            AggregateKind.Counts => new CountsStore(aggregate, metric, _clock),
            AggregateKind.Moments => new MomentsStore(aggregate, _clock),
            AggregateKind.Sketch => new SketchStore(aggregate, metric, _clock),
            AggregateKind.Counter => new CounterStore(aggregate, _clock),
            AggregateKind.Line => new LineStore(aggregate, _clock),
            AggregateKind.Presence => new PresenceStore(aggregate, _clock),
            _ => new GaugeStore(aggregate, _clock, AlertPlan.DefaultStale),
        };
    }

    // A finer store has a lower number, so that what it hands up goes further up at once.
    private void Roll()
    {
        foreach (var store in _stores)
        {
            store.Close();
        }

        foreach (var store in _stores)
        {
            store.Roll();
        }
    }

    private void Take(BatchInput batch)
    {
        var oldest = _clock.Tick - (batch.IsReplay ? _replayLateness : _lateness);
        var next = _clock.NextTick;
        foreach (ref readonly var sample in batch.Samples.Span)
        {
            Take(in sample, oldest, next);
        }

        foreach (var counted in batch.Bucketed.Span)
        {
            Take(counted, oldest, next);
        }
    }

    private void Take(in Sample sample, long oldest, long next)
    {
        if (Find(sample.Series, 1) is not { } binding)
        {
            return;
        }

        var isMark = BitConverter.DoubleToInt64Bits(sample.Value) == StaleMark;
        if (!isMark && !double.IsFinite(sample.Value))
        {
            _tally.NotFinite++;
            return;
        }

        if (!IsTimely(sample.Time, oldest, next, 1))
        {
            return;
        }

        if (isMark)
        {
            for (SeriesBinding? each = binding; each is not null; each = each.Next)
            {
                each.Series.Leave(sample.Time);
            }

            _tally.Accepted++;
            return;
        }

        var isTaken = false;
        for (SeriesBinding? each = binding; each is not null; each = each.Next)
        {
            var value = each.Convert(sample.Value);
            if (!double.IsFinite(value))
            {
                _tally.NotFinite++;
                return;
            }

            if (value < 0 && each.Metric.Kind == MetricKind.Counter)
            {
                Refuse(sample.Series, "negative", 1, each, "a counter's value can't be negative; declare the metric a gauge");
                return;
            }

            isTaken |= each.Take(sample.Time, Math.Min(sample.Time, next), value);
        }

        _tally.Accepted += isTaken ? 1 : 0;
        _tally.Duplicate += isTaken ? 0 : 1;
        _tally.Ahead += isTaken && sample.Time > next ? 1 : 0;
    }

    private void Take(BucketedSample sample, long oldest, long next)
    {
        var total = sample.Total();
        if (Find(sample.Series, total) is not { } binding || !IsTimely(sample.Time, oldest, next, total))
        {
            return;
        }

        for (SeriesBinding? each = binding; each is not null; each = each.Next)
        {
            if (CountedObservations.Fault(sample, each.Metric) is { } fault)
            {
                Refuse(sample.Series, fault, Math.Max(1, total), each, fault);
                return;
            }
        }

        if (total == 0)
        {
            return;
        }

        for (SeriesBinding? each = binding; each is not null; each = each.Next)
        {
            (each.Series as HistogramSeries)?.Take(Math.Min(sample.Time, next), sample);
        }

        _tally.Accepted += total;
        _tally.Ahead += sample.Time > next ? total : 0;
    }

    private SeriesBinding? Find(int series, long samples)
    {
        if (!_table.TryFind(series, out var binding))
        {
            Undefined(series, samples);
        }
        else if (binding is null)
        {
            var refused = _table.IsRefused(series);
            _tally.Refused += refused ? samples : 0;
            _tally.Unasked += refused ? 0 : samples;
        }

        return binding;
    }

    private void Undefined(int series, long samples)
    {
        _tally.Refused += samples;
        _problems.Add("undefined", -1, () => $"samples of the series number {series}, which was not defined, are refused");
    }

    private bool IsTimely(long time, long oldest, long next, long samples)
    {
        _tally.Late += time <= oldest ? samples : 0;
        _tally.Future += time > next + _ahead ? samples : 0;
        return time > oldest && time <= next + _ahead;
    }

    private void Refuse(int series, string cause, long samples, SeriesBinding binding, string reason)
    {
        _tally.Refused += samples;
        _problems.Add(cause, series, () => $"{binding.Name}: {reason}");
    }

    private struct Tally
    {
        public long Accepted;
        public long Unasked;
        public long Late;
        public long Future;
        public long NotFinite;
        public long Duplicate;
        public long Ahead;
        public long Refused;
    }
}
