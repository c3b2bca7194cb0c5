using System.Text;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>The canonical text of commands: the author's words, single blanks between them, quotes only where they are needed.</summary>
internal static class CommandText
{
    /// <summary>The text of a command: <c>run scale --service permit-svc --factor 2</c>.</summary>
    public static string Of(string command, IEnumerable<RawWordSyntax> words) =>
        string.Join(' ', words.Select(Quote).Prepend(command));

    private static string Quote(RawWordSyntax word)
    {
        var text = word.Text;
        var isPlain = text.Length > 0
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ';' or '{' or '}' or '"' or '\'')
            && text[0] != '#'
            && !(word.IsQuoted && text.StartsWith("--", StringComparison.Ordinal));
        if (isPlain)
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
