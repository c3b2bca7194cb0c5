namespace HmsOps.Engine.Alerts;

/// <summary>What a tick says to the machine of a row; of several that hold, the first.</summary>
internal enum RowInput
{
    /// <summary>The condition is true.</summary>
    True,

    /// <summary>The clear is true, the condition is not.</summary>
    Clear,

    /// <summary>The condition is known to be false, the clear is not true.</summary>
    Between,

    /// <summary>Nothing is known, for less than <c>stale</c>.</summary>
    Unknown,

    /// <summary>Nothing is known, for <c>stale</c> or longer.</summary>
    Dark,
}
