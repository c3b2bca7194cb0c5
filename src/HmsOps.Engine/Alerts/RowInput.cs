namespace HmsOps.Engine.Alerts;

/// <summary>What a tick says to the machine of a row; of several that hold, the first by the order S, D, T, G, M, U.</summary>
internal enum RowInput
{
    /// <summary>T: the condition is true.</summary>
    True,

    /// <summary>G: the clear is true, the condition is not.</summary>
    Clear,

    /// <summary>M: the condition is known to be false, the clear is not true.</summary>
    Between,

    /// <summary>U: nothing is known, for less than <c>stale</c>.</summary>
    Unknown,

    /// <summary>U≥: nothing is known, for <c>stale</c> or longer, with <c>nodata hold</c>.</summary>
    DarkHold,

    /// <summary>The same with <c>nodata clear</c>.</summary>
    DarkClear,

    /// <summary>The same with <c>nodata fire</c>.</summary>
    DarkFire,

    /// <summary>S: outside the hours at which the alert is watched.</summary>
    Outside,

    /// <summary>D: an alert that this one depends on fires; said only to what does not fire itself.</summary>
    HeldBack,
}
