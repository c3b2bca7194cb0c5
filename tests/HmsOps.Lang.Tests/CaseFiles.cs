namespace HmsOps.Lang.Tests;

/// <summary>Reads <c>tests/cases/TOPIC/*.cases</c>: blocks parted by a line <c>----</c>, in each the input, a line <c>=&gt;</c>, and what is expected.</summary>
/// <remarks>Lines before the first block's input that begin with <c>##</c> are remarks. With HMSOPS_ACCEPT=1 in the environment a differing case is rewritten instead of failing: look at the diff.</remarks>
public static class CaseFiles
{
    private const string Between = "----";
    private const string Arrow = "=>";
    private static readonly Lock Gate = new();

    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All cases of a topic (<c>syntax</c>), or of one file of it (<c>syntax/numbers</c>), for a theory's MemberData.</summary>
    public static TheoryData<Case> Of(string topic)
    {
        var path = Path.Combine(Root, "tests", "cases", topic);
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.cases", SearchOption.AllDirectories) : [path + ".cases"];
        var data = new TheoryData<Case>();
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            foreach (var @case in Read(file))
            {
                data.Add(@case);
            }
        }

        return data;
    }

    /// <summary>The cases of a file.</summary>
    public static IReadOnlyList<Case> Read(string file)
    {
        var cases = new List<Case>();
        var lines = File.ReadAllText(file).Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            var end = Array.IndexOf(lines, Between, at);
            end = end < 0 ? lines.Length : end;
            var first = at;
            while (first < end && lines[first].StartsWith("##", StringComparison.Ordinal))
            {
                first++;
            }

            var arrow = Array.IndexOf(lines, Arrow, first, end - first);
            if (arrow >= 0)
            {
                var input = string.Join('\n', lines[first..arrow]);
                cases.Add(new Case(file, first + 1, input, Trim(string.Join('\n', lines[(arrow + 1)..end]))));
            }
            else if (string.Join("", lines[first..end]).Trim().Length > 0)
            {
                throw new InvalidDataException($"{file}:{first + 1}: a case without a line `=>`");
            }

            at = end + 1;
        }

        return cases;
    }

    /// <summary>Fails where the result differs from what the case expects.</summary>
    public static void Check(Case @case, string actual)
    {
        actual = Trim(actual.ReplaceLineEndings("\n"));
        if (string.Equals(@case.Expected, actual, StringComparison.Ordinal))
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("HMSOPS_ACCEPT") == "1")
        {
            Accept(@case, actual);
            return;
        }

        Assert.Fail($"{@case}\n--- input\n{@case.Input}\n--- expected\n{@case.Expected}\n--- actual\n{actual}");
    }

    private static void Accept(Case @case, string actual)
    {
        lock (Gate)
        {
            var block = $"{@case.Input}\n{Arrow}\n{@case.Expected}";
            var text = File.ReadAllText(@case.File);
            var at = text.IndexOf(block, StringComparison.Ordinal);
            while (at > 0 && !IsBegin(text, at))
            {
                at = text.IndexOf(block, at + 1, StringComparison.Ordinal);
            }

            Assert.True(at >= 0, $"{@case}: changed meanwhile");
            var rest = text[(at + block.Length)..];
            var glue = rest.StartsWith('\n') ? "" : "\n";
            File.WriteAllText(@case.File, $"{text[..at]}{@case.Input}\n{Arrow}\n{actual}{glue}{rest}");
        }
    }

    private static bool IsBegin(string text, int at)
    {
        var before = text[..at];
        return before.EndsWith('\n') && before[..^1].Split('\n')[^1] is var line
            && (line == Between || line.StartsWith("##", StringComparison.Ordinal));
    }

    private static string Trim(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "HmsOps.Lang.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
