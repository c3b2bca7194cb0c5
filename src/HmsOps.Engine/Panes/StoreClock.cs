namespace HmsOps.Engine.Panes;

/// <summary>Where the store stands in time; shared by all aggregates.</summary>
internal sealed class StoreClock(long tickLength)
{
    /// <value>ε.</value>
    public long TickLength { get; } = tickLength;

    /// <value>How far a sample that is still taken may lie behind the newest one of its series.</value>
    public long Reach { get; init; }

    /// <value>False before the first tick.</value>
    public bool IsStarted { get; private set; }

    /// <value>The last tick.</value>
    public long Tick { get; private set; }

    /// <value>The tick after the last one, or after a gap.</value>
    public long NextTick => EngineTime.Floor(Tick, TickLength) + TickLength;

    /// <value>Windows that begin before this have not been watched whole: the first tick less ε, or the end of the last gap.</value>
    public long CompleteFrom { get; private set; }

    /// <value>How many gaps there were: a counter's base from before one is no base.</value>
    public int Gaps { get; private set; }

    /// <summary>The first tick is to come at <paramref name="tick"/>.</summary>
    public void Start(long tick)
    {
        IsStarted = true;
        Tick = tick - TickLength;
        CompleteFrom = Tick;
    }

    /// <summary>Moves to a tick, never back.</summary>
    public void MoveTo(long tick) => Tick = Math.Max(Tick, tick);

    /// <summary>Nothing was watched up to <paramref name="to"/>.</summary>
    public void Gap(long to)
    {
        Gaps++;
        CompleteFrom = Math.Max(CompleteFrom, to);
        MoveTo(to);
    }
}
