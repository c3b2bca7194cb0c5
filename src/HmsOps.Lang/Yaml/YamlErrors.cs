using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;
using YamlDotNet.Core;

namespace HmsOps.Lang.Yaml;

/// <summary>Says in the author's words what the YAML parser could not read.</summary>
internal static class YamlErrors
{
    private static readonly (string Part, string Words)[] Translations =
    [
        ("mapping values", "a `: ` inside a value begins a mapping; put the value in quotes"),
        ("comment or line break", "after `|` or `>` the text begins on the next line"),
        ("node content", "a sign such as `]` or `}` stands where a value should; put the value in quotes"),
        ("escape", "this escape is not one of YAML's; in '…' a backslash stands for itself"),
        ("quoted scalar", "a quote is not closed"),
        ("expected ':'", "a key needs a colon and a blank after it"),
        ("block scalar", "the block of text after `|` or `>` is not indented as it should be"),
        ("flow", "a `[` or `{` is not closed; put a text that begins with one in quotes"),
        ("expected key", "the indentation does not fit: the keys of one mapping begin in the same column"),
        ("'-' indicator", "the indentation does not fit: the items of one list begin in the same column"),
        ("block", "the indentation does not fit: what belongs together begins in the same column"),
        ("document end", "something stands outside of the document: look at the indentation"),
        ("document start", "something stands outside of the document: look at the indentation"),
        ("directive", "a line that begins with `%` is a directive; put the value in quotes"),
        ("anchor", "YAML takes `&` and `*` at a value's beginning for an anchor and an alias; put the value in quotes"),
        ("tag", "YAML takes `!` at a value's beginning for a tag; put the value in quotes"),
    ];

    /// <summary>The one diagnostic for a file that is not YAML.</summary>
    /// <param name="source">The file.</param>
    /// <param name="error">What the parser threw.</param>
    /// <param name="from">The offset at which the parser began.</param>
    public static Diagnostic Describe(SourceText source, Exception error, int from)
    {
        var at = error is YamlException yaml ? (int)Math.Clamp(from + yaml.Start.Index, 0, source.Text.Length) : from;
        if (TabNear(source.Text, at, error.Message.Contains(" tab ", StringComparison.Ordinal)) is var tab and >= 0)
        {
            return YamlDiagnostics.NotYaml(source, new TextSpan(tab, 1), "a tab cannot indent; write blanks", new CodeFix("write blanks", [.. TabsFrom(source, tab)]));
        }

        var span = new TextSpan(at, at < source.Text.Length ? 1 : 0);
        if (error.Message.Contains("cannot start any token", StringComparison.OrdinalIgnoreCase) && at < source.Text.Length)
        {
            var sign = source.Text[at];
            return char.IsControl(sign)
                ? YamlDiagnostics.NotYaml(source, span, $"the character U+{(int)sign:X4} cannot stand here")
                : YamlDiagnostics.EatenByYaml(source, span, sign.ToString(), "a sign of its own");
        }

        if (error.Message.Contains("mapping", StringComparison.OrdinalIgnoreCase) && at < source.Text.Length && source.Text[at] == ':')
        {
            return SecondColon(source, span);
        }

        var words = Translations.FirstOrDefault(entry => error.Message.Contains(entry.Part, StringComparison.OrdinalIgnoreCase)).Words;
        return YamlDiagnostics.NotYaml(source, span, words ?? "what stands here could not be read");
    }

    // Either the value before it has a colon of its own, or the key is not where the keys above it are.
    private static Diagnostic SecondColon(SourceText source, TextSpan colon)
    {
        var (number, column) = source.PositionOf(colon.Start);
        var line = source.LineText(number);
        var first = line.IndexOf(": ", StringComparison.Ordinal);
        if (first < 0 || first >= column - 1)
        {
            var start = source.StartOfLine(number) + line.Length - line.TrimStart().Length;
            return YamlDiagnostics.NotYaml(source, TextSpan.FromBounds(start, colon.Start), "the indentation does not fit: a key begins in the column of the keys above it");
        }

        var value = source.StartOfLine(number) + first + 2;
        return YamlDiagnostics.NotYaml(source, colon, "a `: ` inside a value begins a mapping; put the value in quotes", [.. YamlDiagnostics.InQuotes(source, value)]);
    }

    // The tabs of the indentation of this line and of those after it that begin like it.
    private static IEnumerable<TextEdit> TabsFrom(SourceText source, int tab)
    {
        for (var line = source.PositionOf(tab).Line; line <= source.LineCount; line++)
        {
            var text = source.LineText(line);
            var blank = text.Length - text.TrimStart(' ', '\t').Length;
            if (!text.AsSpan(0, blank).Contains('\t'))
            {
                break;
            }

            for (var at = 0; at < blank; at++)
            {
                if (text[at] == '\t')
                {
                    yield return new TextEdit(new TextSpan(source.StartOfLine(line) + at, 1), "  ");
                }
            }
        }
    }

    // A tab in the indentation of the line of the error, of the one before it or, where tabs are what is wrong, of a later one; or -1.
    private static int TabNear(string text, int at, bool isTab)
    {
        var line = LineStart(text, at);
        line = LineStart(text, Math.Max(0, line - 1));
        for (var lines = 0; line < text.Length && (lines < 2 || isTab); lines++)
        {
            var blank = line;
            while (blank < text.Length && text[blank] is ' ' or '\t')
            {
                if (text[blank] == '\t')
                {
                    return blank;
                }

                blank++;
            }

            var end = text.IndexOf('\n', blank);
            line = end < 0 ? text.Length : end + 1;
        }

        return -1;
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
}
