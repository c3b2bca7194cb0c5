namespace HmsOps.Lang.Diagnostics;

/// <summary>What becomes of a lint diagnostic.</summary>
public enum LintLevel
{
    /// <summary>It is not told.</summary>
    Off,

    /// <summary>It is told.</summary>
    Info,

    /// <summary>It is told as something to look at; the check passes.</summary>
    Warning,

    /// <summary>The check fails.</summary>
    Error,
}
