using System.Text;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Yaml;

/// <summary>A mistake in a condition is shown where it is written: every style of YAML scalar × separators × line ends × what stands before × a byte order mark, and the native spelling.</summary>
public sealed class DiagnosticPositionTests
{
    // What is wrong in the condition, and the words that it stands instead of; each is found once in the text.
    private static readonly Dictionary<string, (string Code, string Right)> Mistakes = new()
    {
        ["&&"] = ("HMS0015", "and"),
        ["≥"] = ("HMS0015", ">="),
        ["p9s"] = ("HMS1001", "p95"),
        ["800"] = ("HMS2002", "0.8s"),
        ["7Q"] = ("HMS2005", "7/s"),
        ["5M"] = ("HMS2006", "5m"),
    };

    private static readonly string[] Words =
    [
        "permit-svc.latency.p95{http.route = \"ü😀名\"}", ">=", "0.8s", "and", "permit-svc.errors.rate", ">", "7/s", "for", "5m",
    ];

    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    private static readonly string[] Befores = ["", "# ä😀 comment\n", "contact: ü\nemail: a@b.c # ✓ 名\n---\n", "%YAML 1.2\n---\n", "\n\n  \n"];

    // How the words are written; most break the line after every other word.
    private static readonly Dictionary<string, Func<IReadOnlyList<string>, string>> Styles = new()
    {
        ["plain"] = words => "if: " + string.Join(' ', words),
        ["plain, tabs"] = words => "if: " + string.Join("\t", words),
        ["plain, far off"] = words => "if:       " + string.Join("   ", words) + "   # ü",
        ["plain, lines"] = words => "if: " + Broken(words, "\n  "),
        ["plain, on the next line"] = words => "if:\n   " + Broken(words, "\n\n    "),
        ["plain, anchored"] = words => "if: &名 " + string.Join(' ', words),
        ["single quotes"] = words => "if: '" + string.Join(' ', words) + "'",
        ["single quotes, lines"] = words => "if: '" + Broken(words, "\n  ") + "'",
        ["single quotes, tabs and blank lines"] = words => "if: '" + Broken(words, "\t\n\n\t  ") + "'",
        ["double quotes"] = words => "if: \"" + Escaped(string.Join(' ', words)) + "\"",
        ["double quotes, escapes"] = words => "if: \"\\x20" + string.Join("\\u0020\\t", words.Select(Escaped)) + "\\n\"",
        ["double quotes, escaped letters"] = words => "if: \"" + Escaped(string.Join(' ', words)).Replace("ü", "\\u00fc", StringComparison.Ordinal).Replace("permit", "\\x70ermit", StringComparison.Ordinal) + "\"",
        ["double quotes, lines"] = words => "if: \"" + Escaped(Broken(words, "\n  ")) + "\"",
        ["double quotes, escaped line ends"] = words => "if: \"" + Broken([.. words.Select(Escaped)], " \\\n   \\ ") + "\"",
        ["literal"] = words => "if: |\n  " + string.Join(' ', words),
        ["literal, lines"] = words => "if: |\n  " + Broken(words, "\n     "),
        ["literal, tabs"] = words => "if: |\n  " + Broken(words, "\t\n  \t"),
        ["literal, stripped"] = words => "if: |-\n    " + Broken(words, "\n\n    "),
        ["literal, kept"] = words => "if: |+\n  " + Broken(words, "\n   ") + "\n\n",
        ["literal, indentation said"] = words => "if: |1-\n    " + Broken(words, "\n  "),
        ["literal, comments"] = words => "if: | # ü\n  # 名\n  " + Broken(words, " # ✓\n  # ü\n   "),
        ["folded"] = words => "if: >\n  " + string.Join(' ', words),
        ["folded, lines"] = words => "if: >\n  " + Broken(words, "\n  "),
        ["folded, more indented"] = words => "if: >-\n  " + Broken(words, "\n\n     "),
        ["folded, kept and said"] = words => "if: >2+\n   " + Broken(words, "\n  \t") + "\n\n\n",
        ["explicit key"] = words => "? if\n: " + string.Join(' ', words),
        ["quoted key"] = words => "\"if\": '" + string.Join(' ', words) + "'",
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var style in Styles.Keys.Append("native"))
            {
                foreach (var mistake in Mistakes.Keys)
                {
                    data.Add(style, mistake);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_shown_where_it_is_written(string style, string mistake)
    {
        var (code, right) = Mistakes[mistake];
        string[] words = [.. Words.Select(word => word.Replace(right, mistake, StringComparison.Ordinal))];
        foreach (var before in Befores)
        {
            foreach (var end in LineEnds)
            {
                var text = (style == "native" ? Native(before, words) : $"{before}alert: a\n{Styles[style](words)}\nseverity: warning\n").Replace("\n", end, StringComparison.Ordinal);
                var path = style == "native" ? "x.hmsrule" : "x.yaml";
                Check(path, text, mistake, code, end, hasMark: false);
                if (before.Length == 0)
                {
                    Check(path, text, mistake, code, end, hasMark: true);
                }
            }
        }
    }

    private static void Check(string path, string text, string mistake, string code, string end, bool hasMark)
    {
        var bag = new DiagnosticBag();
        byte[] bytes = [.. hasMark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)];
        var source = SourceText.FromBytes(path, bytes, bag);
        Assert.Empty(bag.ToSorted());
        var diagnostics = RuleCompiler.Compile([source], CompilationEnvironment.Default, "case").Diagnostics;
        Assert.True(diagnostics.Length == 1, $"{text}\n{string.Join('\n', diagnostics.Select(DiagnosticText.Render))}");
        var at = text.IndexOf(mistake, StringComparison.Ordinal);
        var lines = text[..at].Split(end);
        var place = $"{path}:{lines.Length}:{lines[^1].Length + 1}: error {code}: ";
        Assert.True(DiagnosticText.Render(diagnostics[0]).StartsWith(place, StringComparison.Ordinal), $"{text}\n{place}\n{DiagnosticText.Render(diagnostics[0])}");
        Assert.Equal(mistake, source.TextOf(diagnostics[0].Span));
    }

    private static string Native(string before, IReadOnlyList<string> words)
    {
        var comment = before.StartsWith('#') ? before : before.Length > 0 ? "contact ü { email a@b.c }  # ✓ 名\n\n" : "";
        string[] joined = [.. words.SkipLast(2), $"{words[^2]} {words[^1]}"];
        return $"{comment}alert a {{\n\tif {Broken(joined, " # ü\n\t  ")}\n\tseverity warning\n}}\n";
    }

    // Every other word begins a line.
    private static string Broken(IReadOnlyList<string> words, string lineEnd)
    {
        var text = new StringBuilder(words[0]);
        for (var i = 1; i < words.Count; i++)
        {
            text.Append(i % 2 == 1 ? " " : lineEnd).Append(words[i]);
        }

        return text.ToString();
    }

    private static string Escaped(string text) => text.Replace("\"", "\\\"", StringComparison.Ordinal);
}
