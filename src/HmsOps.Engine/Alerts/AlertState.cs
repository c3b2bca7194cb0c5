namespace HmsOps.Engine.Alerts;

/// <summary>The state of an alert instance's row.</summary>
public enum AlertState : byte
{
    Inactive,
    Pending,
    Firing,

    /// <summary>Nothing known for as long as <c>stale</c>, and it was not firing.</summary>
    NoDataIdle,

    /// <summary>Nothing known for as long as <c>stale</c> while it was firing: its episode goes on.</summary>
    NoDataOpen,
}
