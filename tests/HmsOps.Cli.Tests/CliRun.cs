namespace HmsOps.Cli.Tests;

/// <summary>One run of the program, in process, in a folder of its own.</summary>
internal sealed class CliFolder : IDisposable
{
    public CliFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "hmsops-test-" + Guid.NewGuid().ToString("N"));

    /// <summary>The checkout's root, whose samples the tests use.</summary>
    public static string Repository { get; } = FindRepository();

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? Path);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Copies a folder of the checkout's samples to a name here.</summary>
    public void CopySample(string sample, string name)
    {
        var from = System.IO.Path.Combine(Repository, "samples", sample);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = System.IO.Path.Combine(Path, name, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to) ?? Path);
            File.Copy(file, to);
        }
    }

    public void Replace(string name, string old, string with)
    {
        var path = System.IO.Path.Combine(Path, name);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
    }

    public Task<CliResult> RunAsync(params string[] arguments) => CliResult.OfAsync(Path, arguments);

    /// <summary>A run that finds this text on standard input.</summary>
    public Task<CliResult> RunWithAsync(string input, params string[] arguments) => CliResult.OfAsync(Path, input, arguments);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "HmsOps.Lang.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the checkout was not found");
        }

        return folder;
    }
}

/// <summary>What a run printed and how it ended.</summary>
internal sealed record CliResult(int Code, string Out, string Error)
{
    public static Task<CliResult> OfAsync(string folder, params string[] arguments) => OfAsync(folder, "", arguments);

    public static async Task<CliResult> OfAsync(string folder, string input, string[] arguments)
    {
        using var standardInput = new StringReader(input);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var context = new CliContext(output, error, folder, TimeProvider.System, false, _ => null, standardInput);
        var code = await CommandLine.RunAsync(arguments, context);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>It could not do its job, and said why in one line on the error stream, without a stack trace.</summary>
    public void AssertOneLine(int code, string part)
    {
        Assert.True(code == Code, $"exit {Code}\n{Out}{Error}");
        var line = Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.Contains(part, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
