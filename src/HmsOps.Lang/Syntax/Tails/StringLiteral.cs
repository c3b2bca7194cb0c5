using System.Globalization;
using System.Text;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Decodes <c>"…"</c> with its escapes and raw <c>'…'</c>.</summary>
internal static class StringLiteral
{
    /// <summary>The offset after the literal that begins at <paramref name="start"/>, or -1 where it does not end on its line.</summary>
    public static int EndOf(string text, int start)
    {
        var quote = text[start];
        for (var at = start + 1; at < text.Length && text[at] is not ('\r' or '\n'); at++)
        {
            if (text[at] == '\\' && quote == '"')
            {
                at++;
            }
            else if (text[at] == quote)
            {
                if (quote != '\'' || at + 1 >= text.Length || text[at + 1] != '\'')
                {
                    return at + 1;
                }

                at++;
            }
        }

        return -1;
    }

    /// <summary>What the literal at <c>[start, end)</c>, quotes included, says; a wrong escape is reported and kept as written.</summary>
    public static string Decode(TailText tail, int start, int end, TailProblems problems)
    {
        var text = tail.Text;
        if (text[start] != '"')
        {
            var raw = text[(start + 1)..(end - 1)];
            return text[start] == '\'' ? raw.Replace("''", "'", StringComparison.Ordinal) : raw;
        }

        var decoded = new StringBuilder();
        for (var at = start + 1; at < end - 1; at++)
        {
            if (text[at] != '\\')
            {
                decoded.Append(text[at]);
                continue;
            }

            var length = 2;
            switch (text[at + 1])
            {
                case '"' or '\\':
                    decoded.Append(text[at + 1]);
                    break;
                case 'n':
                    decoded.Append('\n');
                    break;
                case 't':
                    decoded.Append('\t');
                    break;
                case 'u' when at + 6 < end && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    decoded.Append((char)unit);
                    length = 6;
                    break;
                default:
                    problems.Report(SyntaxDiagnostics.BadEscape(tail.Source, tail.Outer(at, at + 2), text.Substring(at, 2)));
                    decoded.Append(text, at, 2);
                    break;
            }

            at += length - 1;
        }

        return decoded.ToString();
    }
}
