using HmsOps.Sdk.Series;

namespace HmsOps.Sdk.Sending;

/// <summary>A batch that is kept until the sidecar has made it durable, in the client's own time.</summary>
internal sealed class PendingBatch(long createdAt)
{
    /// <value>Its number in the session, given as it is first sent; 0 before.</value>
    public ulong Number { get; set; }

    public long CreatedAt { get; } = createdAt;

    /// <value>True from the first time that it was written to a stream.</value>
    public bool WasSent { get; set; }

    /// <value>True while it was sent on the present stream and not acknowledged.</value>
    public bool IsUnderWay { get; set; }

    public bool WasReceived { get; set; }

    /// <value>The series that are defined once the sidecar has this batch.</value>
    public int DefinesUpTo { get; set; }

    public List<uint> Series { get; } = [];

    public List<long> Times { get; } = [];

    public List<double> Values { get; } = [];

    public List<(int Series, OpenPane Pane)> Panes { get; } = [];

    /// <value>Samples and panes: what the buffer's bound counts.</value>
    public int Weight => Series.Count + Panes.Count;

    /// <value>Observations in it.</value>
    public long Observations { get; set; }
}
