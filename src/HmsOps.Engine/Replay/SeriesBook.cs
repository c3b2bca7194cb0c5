using System.Collections.Immutable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>Numbers the series of a replay as they appear; their kind is what the plan says of the metric.</summary>
internal sealed class SeriesBook(PackPlan plan)
{
    private readonly Dictionary<(string Metric, LabelSet Labels), int> _numbers = [];
    private readonly Dictionary<string, MetricKind> _kinds = new(StringComparer.Ordinal);
    private readonly ImmutableArray<SeriesDefinition>.Builder _fresh = ImmutableArray.CreateBuilder<SeriesDefinition>();

    /// <value>How many series there are.</value>
    public int Count { get; private set; }

    /// <summary>The number of a recorded series, in the wire's unit; metrics that no rule asks about count as gauges.</summary>
    public int NumberOf(string metric, LabelSet labels)
    {
        if (!_numbers.TryGetValue((metric, labels), out var number))
        {
            number = Define(new(Count, metric, labels, KindOf(metric)));
            _numbers.Add((metric, labels), number);
        }

        return number;
    }

    /// <summary>Defines a series of one's own; its number is given here.</summary>
    public int Define(SeriesDefinition definition)
    {
        _fresh.Add(definition with { Series = Count });
        return Count++;
    }

    /// <summary>The series defined since the last call.</summary>
    public ImmutableArray<SeriesDefinition> TakeFresh() => _fresh.DrainToImmutable();

    private MetricKind KindOf(string metric)
    {
        if (!_kinds.TryGetValue(metric, out var kind))
        {
            kind = plan.Metrics.FirstOrDefault(candidate => MetricNames.Covers(candidate.Name, metric))?.Kind ?? MetricKind.Gauge;
            _kinds.Add(metric, kind);
        }

        return kind;
    }
}
