using HmsOps.Engine;
using HmsOps.Engine.Plan;

namespace HmsOps.Oracle;

/// <summary>A series with every sample that was ever taken of it.</summary>
public sealed class OracleSeries(string metric, MetricKind kind, LabelSet labels)
{
    private readonly List<Observation> _observations = [];

    // The greatest time at which this or an earlier observation counts: where a search may stop.
    private readonly List<long> _latest = [];
    private (long Time, double Value, int Gaps)? _base;
    private long? _leftAt;

    /// <summary>The metric's name.</summary>
    public string Metric { get; } = metric;

    /// <summary>What the metric is.</summary>
    public MetricKind Kind { get; } = kind;

    /// <summary>Its labels.</summary>
    public LabelSet Labels { get; } = labels;

    /// <value>True from when the source of a gauge said that there is no value until a newer sample.</value>
    public bool HasLeft => _leftAt is { } left && _observations.TrueForAll(observation => observation.Time <= left);

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<Observation> Observations => _observations;

    /// <summary>Those that count after a time.</summary>
    public IEnumerable<Observation> Since(long time)
    {
        for (var i = _observations.Count - 1; i >= 0 && _latest[i] > time; i--)
        {
            if (_observations[i].Counted > time)
            {
                yield return _observations[i];
            }
        }
    }

    /// <summary>The counter was 0 at a time that was watched.</summary>
    public void StartAt(long time, int gaps)
    {
        if (_base is null || time > _base.Value.Time)
        {
            _base = (time, 0, gaps);
        }
    }

    /// <summary>The source says that there is no value from a time on.</summary>
    public void Leave(long time)
    {
        if (Kind == MetricKind.Gauge && _observations.TrueForAll(observation => observation.Time < time) && !(time <= _leftAt))
        {
            _leftAt = time;
        }
    }

    /// <summary>Takes a sample; one of a gauge or counter is dropped where its time was taken before.</summary>
    public void Take(long sequence, long time, long counted, double value, bool isGrowth, int gaps)
    {
        switch (Kind)
        {
            case MetricKind.Gauge when _observations.Exists(other => other.Time == time):
                return;
            case MetricKind.Counter when isGrowth:
                Add(new(sequence, time, counted, value, value));
                return;
            case MetricKind.Counter when _base is { } known && time <= known.Time:
                return;
            case MetricKind.Counter:
                var growth = _base is { } last && last.Gaps == gaps
                    ? value < last.Value ? value : value - last.Value
                    : (double?)null;
                _base = (time, value, gaps);
                Add(new(sequence, time, counted, value, growth));
                return;
            default:
                Add(new(sequence, time, counted, value, null));
                return;
        }
    }

    private void Add(Observation observation)
    {
        _observations.Add(observation);
        _latest.Add(Math.Max(observation.Counted, _latest.LastOrDefault(long.MinValue)));
    }
}
