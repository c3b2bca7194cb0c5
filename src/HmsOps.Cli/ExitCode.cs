namespace HmsOps.Cli;

/// <summary>What the program's exit says.</summary>
internal static class ExitCode
{
    /// <value>Nothing is wrong.</value>
    public const int Clean = 0;

    /// <value>The tool could not do its job: usage, an unreadable file, a bad pack, a port in use.</value>
    public const int Failed = 1;

    /// <value>Tests failed.</value>
    public const int Found = 2;

    /// <value>The rules have errors.</value>
    public const int Errors = 3;
}
