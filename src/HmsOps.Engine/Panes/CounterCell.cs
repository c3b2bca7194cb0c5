namespace HmsOps.Engine.Panes;

/// <summary>A counter's pane.</summary>
internal struct CounterCell
{
    /// <summary>How many deltas it has.</summary>
    public long Deltas;

    /// <summary>How many of them are not 0.</summary>
    public long Changes;

    /// <summary>Their sum.</summary>
    public DoubleDouble Growth;
}
