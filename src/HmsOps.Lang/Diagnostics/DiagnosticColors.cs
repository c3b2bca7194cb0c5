namespace HmsOps.Lang.Diagnostics;

/// <summary>What is written before and after the parts of a diagnostic's text.</summary>
/// <param name="Error">Before an error's word and marks.</param>
/// <param name="Warning">Before a warning's.</param>
/// <param name="Info">Before another's.</param>
/// <param name="Strong">Before what is to stand out.</param>
/// <param name="Faint">Before line numbers and rules.</param>
/// <param name="Help">Before the words of a remedy.</param>
/// <param name="End">After each of them.</param>
public sealed record DiagnosticColors(string Error, string Warning, string Info, string Strong, string Faint, string Help, string End)
{
    /// <summary>No colour.</summary>
    public static DiagnosticColors None { get; } = new("", "", "", "", "", "", "");

    /// <summary>The escape sequences of terminals (ECMA-48, "select graphic rendition").</summary>
    public static DiagnosticColors Terminal { get; } = new("\u001b[1;31m", "\u001b[1;33m", "\u001b[1;36m", "\u001b[1m", "\u001b[34m", "\u001b[1;32m", "\u001b[0m");

    /// <summary>That of a severity.</summary>
    public string Of(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Error,
        DiagnosticSeverity.Warning => Warning,
        _ => Info,
    };
}
