using System.Text.RegularExpressions;

namespace HmsOps.Lang.Tests;

/// <summary>The diagnostics that cases expect: what titles, remarks and inputs mention does not count.</summary>
internal static partial class CaseExpectations
{
    private static readonly string Folder = Path.Combine(CaseFiles.Root, "tests", "cases");

    // The engine's, in forms of their own.
    private static readonly string[] OtherForms = ["alerts", "playbooks", "tiles"];

    // Topics whose expectations name no file.
    private static readonly Dictionary<string, Spelling[]> ByTopic = new(StringComparer.Ordinal)
    {
        ["syntax"] = [Spelling.Native],
        ["yaml"] = [Spelling.Yaml],
        ["parse"] = [Spelling.Native, Spelling.Yaml],
    };

    /// <summary>Each code that some case is answered with, and in which spelling it was written.</summary>
    public static IReadOnlySet<(string Code, Spelling Spelling)> All { get; } = Read();

    private static HashSet<(string, Spelling)> Read()
    {
        var all = new HashSet<(string, Spelling)>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.cases", SearchOption.AllDirectories))
        {
            var topic = Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar)[0];
            foreach (var @case in OtherForms.Contains(topic) ? [] : CaseFiles.Read(file))
            {
                var paths = ByTopic.GetValueOrDefault(topic, [Of(@case.Input.Split('\n')[0])]);
                foreach (var match in @case.Expected.Split('\n').Select(line => Answer().Match(line)).Where(match => match.Success))
                {
                    all.UnionWith((match.Groups["path"].Success ? [Of(match.Groups["path"].Value)] : paths).Select(spelling => (match.Groups["code"].Value, spelling)));
                }
            }
        }

        foreach (var golden in Directory.EnumerateFiles(Path.Combine(Folder, "broken"), "*.txt", SearchOption.AllDirectories))
        {
            all.UnionWith(File.ReadLines(golden).Select(line => Answer().Match(line)).Where(match => match.Success).Select(match => (match.Groups["code"].Value, Of(match.Groups["path"].Value))));
        }

        return all;
    }

    private static Spelling Of(string path) => path.EndsWith(".yaml", StringComparison.Ordinal) ? Spelling.Yaml : Spelling.Native;

    // `main.yaml:4:7: error HMS1031: …`, `4:7: HMS0005 …`, or of a single tail `4+7: HMS0005 …`.
    [GeneratedRegex(@"^\s*(?:(?<path>[^\s:]+\.\w+):)?\d+[:+]\d+: (?:(?:error|warning|info) )?(?<code>HMS\d{4})\b")]
    private static partial Regex Answer();
}

/// <summary>The two ways to write a rule.</summary>
internal enum Spelling
{
    /// <summary><c>.hmsrule</c>.</summary>
    Native,

    /// <summary><c>.yaml</c>.</summary>
    Yaml,
}
