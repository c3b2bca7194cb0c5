using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>A series, resolved once: the entities of the aggregates that its samples go to.</summary>
internal abstract class MetricSeries(LabelSet labels, AggregateStore[] stores)
{
    private readonly int[] _entities = Array.ConvertAll(stores, store => store.EntityOf(labels));

    /// <value>False where no aggregate selects the series.</value>
    public bool IsAsked => Stores.Length > 0;

    /// <summary>The aggregates that select it.</summary>
    protected AggregateStore[] Stores { get; } = stores;

    /// <summary>The entity of each.</summary>
    protected ReadOnlySpan<int> Entities => _entities;

    /// <summary>The series of a metric's kind.</summary>
    public static MetricSeries Create(MetricKind kind, LabelSet labels, AggregateStore[] stores, StoreClock clock) => kind switch
    {
        MetricKind.Counter => new CounterSeries(labels, stores, clock),
        MetricKind.Gauge => new GaugeSeries(labels, stores, clock),
        _ => new HistogramSeries(labels, stores),
    };

    /// <summary>Takes a sample.</summary>
    /// <param name="time">As stamped.</param>
    /// <param name="counted">The time in whose pane it counts.</param>
    /// <param name="value">In the stored unit.</param>
    /// <param name="isGrowth">True for a counter whose samples are growth.</param>
    /// <returns>False where it is not newer than one that was taken.</returns>
    public abstract bool Take(long time, long counted, double value, bool isGrowth);

    /// <summary>The series leaves its set now: its source said that there is no value.</summary>
    public virtual void Leave(long time)
    {
    }

    /// <summary>Adds to all aggregates.</summary>
    protected void AddToAll(long counted, double value, bool changed)
    {
        for (var i = 0; i < Stores.Length; i++)
        {
            Stores[i].Add(_entities[i], counted, value, changed);
        }
    }
}
