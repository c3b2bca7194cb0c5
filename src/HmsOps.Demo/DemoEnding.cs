namespace HmsOps.Demo;

/// <summary>How the story ends.</summary>
public enum DemoEnding
{
    /// <summary>Doubling the replicas is not enough; moving half of the traffic is.</summary>
    Shifts,

    /// <summary>Doubling the replicas is enough.</summary>
    Recovers,

    /// <summary>Nothing helps: someone is paged, and reads what was tried.</summary>
    Pages,
}
