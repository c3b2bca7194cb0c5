using System.Collections.Concurrent;
using HmsOps.Sdk.Sending;

namespace HmsOps.Sdk.Series;

/// <summary>The series of a client: found by name without a lock, made once, numbered in order.</summary>
internal sealed class SeriesTable
{
    private readonly ConcurrentDictionary<string, SpanMetrics> _spans = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MetricSeries> _metrics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MetricSeries> _byName = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly List<MetricSeries> _all = [];
    private readonly OpsOptions _options;
    private readonly ClientClock _clock;
    private readonly SpanMetrics _unnamed;

    public SeriesTable(OpsOptions options, ClientClock clock)
    {
        _options = options;
        _clock = clock;
        var latency = Histogram(options.Service + ".latency");
        var requests = Counter(options.Service + ".requests");
        var errors = Counter(options.Service + ".errors");
        _unnamed = new SpanMetrics(latency, null, requests, errors);
    }

    /// <summary>What a span feeds; past the limit of series, and without a name, the service's own series only.</summary>
    public SpanMetrics Span(string? name)
    {
        if (name is not { Length: > 0 })
        {
            return _unnamed;
        }

        if (_spans.TryGetValue(name, out var found))
        {
            return found;
        }

        lock (_gate)
        {
            if (_all.Count >= _options.MaxSeries)
            {
                return _unnamed;
            }

            return _spans.GetOrAdd(name, added => _unnamed with { Named = Histogram($"{_options.Service}.{added}.latency") });
        }
    }

    /// <summary>The series of a metric's name, or null past the limit of series.</summary>
    public MetricSeries? Metric(string? name)
    {
        if (name is not { Length: > 0 })
        {
            return null;
        }

        if (_metrics.TryGetValue(name, out var found))
        {
            return found;
        }

        var metric = name.Contains('.', StringComparison.Ordinal) ? name : $"{_options.Service}.{name}";
        lock (_gate)
        {
            if (!_byName.TryGetValue(metric, out found))
            {
                if (_all.Count >= _options.MaxSeries)
                {
                    return null;
                }

                found = Add(new ValueSeries(_all.Count, metric));
            }

            return _metrics.GetOrAdd(name, found);
        }
    }

    /// <summary>The series from a number on, as they are now.</summary>
    public MetricSeries[] From(int number)
    {
        lock (_gate)
        {
            return number >= _all.Count ? [] : [.. _all.Skip(number)];
        }
    }

    /// <summary>Whether the sidecar has said what it wants of a metric.</summary>
    public bool Knows(string metric) => _byName.TryGetValue(metric, out var series) && series.Mode != CountingMode.Unknown;

    /// <summary>Takes what the sidecar wants of a metric.</summary>
    public void Apply(Ingest.V1.MetricBounds message)
    {
        if (_byName.TryGetValue(message.Metric, out var series))
        {
            series.Mode = CountingMode.From(message);
        }
    }

    private HistogramSeries Histogram(string metric)
    {
        lock (_gate)
        {
            return _byName.TryGetValue(metric, out var found) && found is HistogramSeries histogram
                ? histogram
                : Add(new HistogramSeries(_all.Count, metric, "s", _clock, _options.BufferSamples));
        }
    }

    private CounterSeries Counter(string metric) => Add(new CounterSeries(_all.Count, metric));

    private T Add<T>(T series)
        where T : MetricSeries
    {
        _all.Add(series);
        _byName[series.Metric] = series;
        return series;
    }
}
