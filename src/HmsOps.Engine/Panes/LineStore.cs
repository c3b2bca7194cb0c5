using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>The line through a gauge's samples, one entity a series: its slope, and what it comes to.</summary>
internal sealed class LineStore(AggregatePlan plan, StoreClock clock) : RingStore<CellChunk<PaneLine>>(plan, clock)
{
    /// <value>So many samples make a prediction.</value>
    public const int LeastSamples = 3;

    /// <inheritdoc/>
    public override Interval Read(int entity, Reading reading, Rank rank)
    {
        var line = Line(entity);
        return reading != Reading.Slope ? throw Unread(reading)
            : line.Count == 0 ? Empty()
            : line.Span == 0 ? TooFew()
            : Interval.Exactly(line.Slope);
    }

    /// <inheritdoc/>
    public override Interval Predict(int entity, long horizon)
    {
        var line = Line(entity);
        return line.Count == 0 ? Empty()
            : line.Count < LeastSamples || line.Span < Plan.Window - line.Span ? TooFew()
            : Interval.Exactly(line.At((double)(Clock.Tick + horizon - WindowStart) / EngineTime.Second));
    }

    /// <inheritdoc/>
    protected override void Take(int entity, long time, double value, bool changed)
    {
        if (Open(entity, time) is { } chunk)
        {
            chunk[entity].Add(time, (Ring.PaneOf(time) - 1) * Plan.Pane, value);
        }
    }

    /// <inheritdoc/>
    protected override CellChunk<PaneLine> Create() => new();

    /// <inheritdoc/>
    protected override void Absorb(CellChunk<PaneLine> pane, CellChunk<PaneLine> finer) =>
        throw new InvalidOperationException("a line depends on how its samples were put together and is never fed");

    private PaneLine Line(int entity)
    {
        var line = default(PaneLine);
        if (HasLeft(entity))
        {
            return line;
        }

        for (var place = 0; place < Ring.Slots; place++)
        {
            if (Ring.Peek(place) is { } chunk && entity < chunk.Room)
            {
                line.Add(in chunk[entity], place * Plan.Pane);
            }
        }

        return line;
    }

    private Interval TooFew() => Interval.Unknown(IsPartial ? UnknownReason.Warming : UnknownReason.TooFew);
}
