namespace HmsOps.Cli;

/// <summary>The tool can't do its job; the message is the one line that is shown.</summary>
internal sealed class ToolException(string message, int exitCode = ExitCode.Failed) : Exception(message)
{
    /// <value>How the process ends.</value>
    public int Code { get; } = exitCode;
}
