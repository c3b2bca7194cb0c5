namespace HmsOps.Engine.Panes;

/// <summary>A gauge's pane.</summary>
internal struct GaugeCell
{
    /// <summary>Of its values.</summary>
    public PaneMoments Moments;

    /// <summary>How often a value differed from the one before.</summary>
    public long Changes;
}
