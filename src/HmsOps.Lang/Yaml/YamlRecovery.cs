using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Yaml;

/// <summary>Finds where reading can go on after a mistake.</summary>
internal static class YamlRecovery
{
    /// <summary>The offset of the next line that begins a document, or an item of a list of declarations, without indentation; the text's length where there is none.</summary>
    public static int NextDeclaration(string text, int from)
    {
        for (var line = NextLine(text, from); line < text.Length; line = NextLine(text, line))
        {
            var rest = text.AsSpan(line);
            if (rest.StartsWith("---") || BeginsDeclaration(rest))
            {
                return line;
            }
        }

        return text.Length;
    }

    private static bool BeginsDeclaration(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("- "))
        {
            return false;
        }

        var word = rest[2..].TrimStart(' ');
        var end = word.IndexOf(':');
        return end > 0 && DeclarationTable.Find(word[..end].ToString()) is not null;
    }

    private static int NextLine(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('\r', '\n');
        if (end < 0)
        {
            return text.Length;
        }

        end += from;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
