using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>What a series number stands for: a series, and how its sender writes it.</summary>
/// <param name="metric">The metric that it belongs to.</param>
/// <param name="series">The series; senders with one set of labels share it.</param>
/// <param name="definition">How it was defined.</param>
internal sealed class SeriesBinding(MetricPlan metric, MetricSeries series, Input.SeriesDefinition definition)
{
    private readonly UnitConversion _unit = definition.Unit ?? metric.WireUnit;
    private long? _start = definition.IsDelta ? null : definition.Start;

    /// <value>The metric.</value>
    public MetricPlan Metric { get; } = metric;

    /// <value>The series.</value>
    public MetricSeries Series { get; } = series;

    /// <value>True where samples are growth.</value>
    public bool IsGrowth { get; } = definition.IsDelta;

    /// <value>What the series is called in messages.</value>
    public string Name { get; } = definition.Labels.Count == 0 ? definition.Metric : definition.Metric + definition.Labels;

    /// <value>The same number for another metric that the rules ask about, or null.</value>
    public SeriesBinding? Next { get; init; }

    /// <summary>The value in the metric's stored unit.</summary>
    public double Convert(double value) => _unit.Apply(value);

    /// <summary>Takes a sample; false where it is not newer than one that was taken.</summary>
    public bool Take(long time, long counted, double value)
    {
        if (_start is { } start)
        {
            _start = null;
            (Series as CounterSeries)?.StartAt(start);
        }

        return Series.Take(time, counted, value, IsGrowth);
    }
}
