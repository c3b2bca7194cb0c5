namespace HmsOps.Demo.World;

/// <summary>What came of setting weights.</summary>
internal enum WeightChange
{
    Done,

    /// <summary>Somebody else changed them first.</summary>
    Stale,

    /// <summary>Not the regions there are, or no traffic for any.</summary>
    Invalid,
}
