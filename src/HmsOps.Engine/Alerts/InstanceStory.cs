using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Alerts;

/// <summary>The state of an instance that is or was other than inactive, and why.</summary>
internal sealed class InstanceStory
{
    /// <summary>The highest of its rows, as of the last tick at which one changed.</summary>
    public AlertState State { get; set; }

    /// <summary>The episode that is open, or null.</summary>
    public EpisodeRecord? Episode { get; set; }

    /// <value>When it took its state, or null where that is not known.</value>
    public long? StateSince { get; set; }

    /// <summary>Why it took its state.</summary>
    public string Reason { get; set; } = "";
}
