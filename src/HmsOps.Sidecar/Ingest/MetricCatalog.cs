using System.Collections.Frozen;
using HmsOps.Engine.Plan;
using HmsOps.Ingest.V1;
using EngineBounds = HmsOps.Engine.Input.MetricBounds;

namespace HmsOps.Sidecar.Ingest;

/// <summary>What the pack asks of each metric, and how that is told to clients.</summary>
internal sealed class MetricCatalog(PackPlan plan)
{
    private readonly FrozenDictionary<string, MetricPlan> _metrics =
        plan.Metrics.ToFrozenDictionary(metric => metric.Name, StringComparer.Ordinal);

    /// <summary>The metric of a name, or that of any service with its last segments; null where no rule asks about it.</summary>
    public MetricPlan? Find(string name) =>
        _metrics.GetValueOrDefault(name)
        ?? (name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? _metrics.GetValueOrDefault("*" + name[dot..]) : null);

    /// <summary>By what a client is to count a metric's observations.</summary>
    public MetricBounds Bounds(string name)
    {
        var message = new MetricBounds { Metric = name };
        if (Find(name) is { } metric)
        {
            message.Wanted = true;
            message.Bounds.Add(metric.Bounds);
            message.Raw = metric.Needs.HasFlag(MetricNeeds.Raw);
            message.Sum = metric.Needs.HasFlag(MetricNeeds.Sum);
            message.MinMax = metric.Needs.HasFlag(MetricNeeds.MinMax);
            message.SketchBins = metric.Needs.HasFlag(MetricNeeds.SketchBins);
        }

        message.Hash = EngineBounds.Hash([.. message.Bounds]);
        return message;
    }
}
