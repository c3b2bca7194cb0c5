namespace HmsOps.Engine.Alerts;

/// <summary>One instance of an alert; its rows are linked to each other, in order of appearance.</summary>
internal struct AlertInstance(LabelSet labels)
{
    /// <summary>The instance's labels.</summary>
    public LabelSet Labels { get; } = labels;

    /// <value>What there is to tell of it; null for one that never changed.</value>
    public InstanceStory? Story { get; set; }

    /// <value>Place of the row that appeared last, or -1 where there is none.</value>
    public int LastRow { get; set; } = -1;

    /// <value>Number of the deadline that is set for it, or -1.</value>
    public int Timer { get; set; } = -1;
}
