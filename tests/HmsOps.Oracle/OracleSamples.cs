using System.Text.RegularExpressions;
using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;

namespace HmsOps.Oracle;

/// <summary>Every sample of an input log that is taken, and the clock.</summary>
public sealed class OracleSamples(EngineOptions options, IEnumerable<MetricSymbol> metrics)
{
    private readonly Dictionary<string, MetricSymbol> _metrics = metrics.ToDictionary(metric => metric.Name);
    private readonly Dictionary<int, SeriesDefinition> _definitions = [];
    private readonly HashSet<(int Series, string Metric)> _started = [];
    private readonly List<OracleSeries> _series = [];
    private readonly List<BatchInput> _early = [];
    private long _sequence;
    private int _gaps;

    /// <value>The last tick, or the end of the last gap; null before the first tick.</value>
    public long? Now { get; private set; }

    /// <value>Windows that begin before it were not watched whole.</value>
    public long CoveredFrom { get; private set; }

    /// <value>ε.</value>
    public long TickLength => options.Tick;

    /// <value>How many series there are.</value>
    public int SeriesCount => _series.Count;

    /// <summary>The series of a metric that a selector takes, in order of definition.</summary>
    public IEnumerable<OracleSeries> Of(string metric, ImmutableArray<LabelMatcher> selector) =>
        _series.Where(series => series.Metric == metric && selector.All(matcher => Matches(matcher, series.Labels)));

    /// <summary>Takes a batch.</summary>
    public void Accept(BatchInput batch)
    {
        foreach (var definition in batch.Definitions)
        {
            _definitions.TryAdd(definition.Series, definition);
        }

        if (Now is { } now)
        {
            Take(batch, now);
        }
        else
        {
            _early.Add(batch);
        }
    }

    /// <summary>Moves to a tick.</summary>
    public void Tick(long time)
    {
        if (Now is null)
        {
            CoveredFrom = time - options.Tick;
            _early.ForEach(batch => Take(batch, CoveredFrom));
        }

        Now = time;
    }

    /// <summary>Nothing was watched up to a time.</summary>
    public void Gap(long to)
    {
        _gaps++;
        CoveredFrom = to;
        Now = to;
    }

    private void Take(BatchInput batch, long now)
    {
        var next = EngineTime.Floor(now, options.Tick) + options.Tick;
        foreach (var sample in batch.Samples.Span)
        {
            var isTimely = sample.Time > now - (batch.IsReplay ? options.ReplayLateness : options.Lateness)
                && sample.Time <= next + (2 * EngineTime.Second);
            var isMark = BitConverter.DoubleToInt64Bits(sample.Value) == 0x7FF0_0000_0000_0002;
            if (!isTimely || (!isMark && !double.IsFinite(sample.Value))
                || !_definitions.TryGetValue(sample.Series, out var definition))
            {
                continue;
            }

            var dot = definition.Metric.IndexOf('.', StringComparison.Ordinal);
            var service = LabelSet.Of(("service", definition.Metric[..dot]));
            Take(sample, isMark, next, definition, definition.Metric, definition.Labels);
            Take(sample, isMark, next, definition, "*" + definition.Metric[dot..], LabelSet.Create(definition.Labels.Pairs.Concat(service.Pairs)));
        }
    }

    private void Take(Sample sample, bool isMark, long next, SeriesDefinition definition, string name, LabelSet labels)
    {
        if (!_metrics.TryGetValue(name, out var metric) || metric.Kind != definition.Kind)
        {
            return;
        }

        var series = SeriesOf(name, definition.Kind, labels);
        if (isMark)
        {
            series.Leave(sample.Time);
            return;
        }

        if (_started.Add((sample.Series, name)) && definition.Start is { } start && start >= CoveredFrom)
        {
            series.StartAt(start, _gaps);
        }

        var value = (definition.Unit ?? metric.WireUnit).Apply(sample.Value);
        series.Take(_sequence++, sample.Time, Math.Min(sample.Time, next), value, definition.IsDelta, _gaps);
    }

    private OracleSeries SeriesOf(string name, MetricKind kind, LabelSet labels)
    {
        var series = _series.Find(known => known.Metric == name && known.Labels.Equals(labels));
        if (series is null)
        {
            series = new OracleSeries(name, kind, labels);
            _series.Add(series);
        }

        return series;
    }

    private static bool Matches(LabelMatcher matcher, LabelSet labels)
    {
        var value = labels[matcher.Label] ?? "";
        return matcher.Operator switch
        {
            MatchOperator.Equal => value == matcher.Value,
            MatchOperator.NotEqual => value != matcher.Value,
            MatchOperator.Matches => Regex.IsMatch(value, $"^(?:{matcher.Value})$", RegexOptions.Singleline),
            _ => !Regex.IsMatch(value, $"^(?:{matcher.Value})$", RegexOptions.Singleline),
        };
    }
}
