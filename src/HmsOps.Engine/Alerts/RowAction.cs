namespace HmsOps.Engine.Alerts;

/// <summary>What the machine of a row does; t is the tick, d the <c>for</c>, dc the <c>clear … for</c>.</summary>
internal enum RowAction
{
    /// <summary>Nothing changes; clocks run on.</summary>
    Keep,

    /// <summary>since = t; with d = 0 it fires, else it is pending.</summary>
    Begin,

    /// <summary>Fires once t - since ≥ d, or once the condition held at as many ticks of d as asked.</summary>
    Mature,

    /// <summary>The condition ended before its time was full: inactive.</summary>
    Lapse,

    /// <summary>Inactive, whatever had begun.</summary>
    Abandon,

    /// <summary>Data is back and all is well: inactive.</summary>
    Settle,

    /// <summary>Goes on firing; a clear that had begun is void.</summary>
    Burn,

    /// <summary>calm ??= t; resolved once t - calm ≥ dc.</summary>
    Calm,

    /// <summary>No data, and nothing was firing.</summary>
    GoIdle,

    /// <summary>No data while firing: the episode stays open.</summary>
    GoOpen,

    /// <summary>No data is what it fires about.</summary>
    FireDark,

    /// <summary>No data, or not watched any more: inactive without proof that it is over.</summary>
    End,

    /// <summary>Data is back: fires on, in the same episode.</summary>
    Return,

    /// <summary>Data is back and the clear holds: resolved with dc = 0, else it fires on with calm = t.</summary>
    ReturnCalm,

    /// <summary>Inactive without proof once it stood for <c>forget</c>.</summary>
    Forget,
}
