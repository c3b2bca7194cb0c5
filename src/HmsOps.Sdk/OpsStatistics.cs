namespace HmsOps.Sdk;

/// <summary>What a client has done so far.</summary>
/// <param name="Observations">Observations, counter samples and values taken from the service.</param>
/// <param name="Dropped">Of these, how many were lost: the buffer was full, too old, or not sent by the end.</param>
/// <param name="Invalid">Values that are no numbers, or belong to series past the limit.</param>
/// <param name="Refused">Batches, or parts of them, that the sidecar did not take.</param>
/// <param name="BufferedBatches">Batches that are kept: unsent, unacknowledged, or not yet durable.</param>
/// <param name="Connections">How often the stream was opened.</param>
/// <param name="IsConnected">True while a sidecar answers.</param>
/// <param name="LastError">The last thing that went wrong, or null.</param>
public sealed record OpsStatistics(
    long Observations,
    long Dropped,
    long Invalid,
    long Refused,
    int BufferedBatches,
    int Connections,
    bool IsConnected,
    string? LastError);
