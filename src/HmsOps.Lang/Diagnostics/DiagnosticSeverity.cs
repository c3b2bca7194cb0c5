namespace HmsOps.Lang.Diagnostics;

/// <summary>How bad a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Allowed, but hardly meant.</summary>
    Warning,

    /// <summary>The rules can't be used.</summary>
    Error,
}
