using System.Text;

namespace HmsOps.Cli;

/// <summary>What the program touches of its process; handed in, so that it runs in a test as it does in a terminal.</summary>
/// <param name="Out">Results and diagnostics.</param>
/// <param name="Error">Why the tool could not do its job; warnings about the run itself.</param>
/// <param name="WorkingDirectory">Relative paths are from here.</param>
/// <param name="Time">The clock.</param>
/// <param name="IsTerminal">True where <paramref name="Out"/> is a terminal that shows colour.</param>
/// <param name="Environment">Looks up an environment variable.</param>
/// <param name="In">Standard input, or null where there is none.</param>
internal sealed record CliContext(
    TextWriter Out,
    TextWriter Error,
    string WorkingDirectory,
    TimeProvider Time,
    bool IsTerminal,
    Func<string, string?> Environment,
    TextReader? In = null)
{
    /// <summary>That of the process: UTF-8 whatever the locale, colour only in a terminal and without NO_COLOR.</summary>
    public static CliContext OfProcess()
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = !Console.IsOutputRedirected };
        var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        var isTerminal = !Console.IsOutputRedirected
            && System.Environment.GetEnvironmentVariable("NO_COLOR") is null or ""
            && System.Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
        return new(output, error, Directory.GetCurrentDirectory(), TimeProvider.System, isTerminal, System.Environment.GetEnvironmentVariable, new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)));
    }

    /// <summary>The full path of a path as given.</summary>
    public string Full(string path) => Path.GetFullPath(path, WorkingDirectory);
}
