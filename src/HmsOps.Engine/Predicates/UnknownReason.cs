namespace HmsOps.Engine.Predicates;

/// <summary>Why something is not known; of two reasons the greater one is told.</summary>
public enum UnknownReason : byte
{
    /// <summary>It is known.</summary>
    None,

    /// <summary>The window is not covered yet; never ages <c>stale</c>.</summary>
    Warming,

    /// <summary>x / 0, or a result that is not finite.</summary>
    Undefined,

    /// <summary>Too few samples for a line, or too close together.</summary>
    TooFew,

    /// <summary>A bound of pre-bucketed input can't decide the threshold.</summary>
    Undecidable,

    /// <summary>Many series of one side match many of the other.</summary>
    ManyToMany,

    /// <summary>No sample in the window.</summary>
    NoData,
}
