namespace HmsOps.Engine.Alerts;

/// <summary>Why a row changed its state last, for people.</summary>
internal enum RowCause : byte
{
    None,

    /// <summary>The condition became true.</summary>
    Began,

    /// <summary>The condition held as long as asked.</summary>
    Full,

    /// <summary>The condition ended before its time was full.</summary>
    Lapsed,

    /// <summary>A known clear.</summary>
    Resolved,

    /// <summary>Nothing was known for as long as <c>stale</c>.</summary>
    WentDark,

    /// <summary>Data came back.</summary>
    Returned,

    /// <summary>"No Data" stood for as long as <c>forget</c>.</summary>
    Gone,

    /// <summary>It is outside its hours.</summary>
    Unscheduled,

    /// <summary>An alert that it depends on fires.</summary>
    HeldBack,

    /// <summary>Nothing was watched for as long as <c>stale</c>.</summary>
    Unwatched,
}
