using System.Text;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Tails;

namespace HmsOps.Lang.Formatting;

/// <summary>How names, numbers and texts are spelled natively: as the author did, free of what YAML's quoting put in between.</summary>
internal static class Spelling
{
    /// <summary>A number with its unit: digits as written, at most one blank before the unit.</summary>
    public static string Of(QuantitySyntax quantity)
    {
        var hasBlank = quantity.Unit.Length > 0 && quantity.SourceTextOf().Any(char.IsWhiteSpace);
        return quantity.Number + (hasBlank ? " " : "") + quantity.Unit;
    }

    /// <summary>A name: a path, a word or a text in quotes.</summary>
    public static string Of(NameSyntax name)
    {
        var raw = name.SourceTextOf();
        return !IsChanged(name, raw, name.Text) ? raw
            : IsText(raw) ? Quote(raw, name.Text)
            : name.Text;
    }

    /// <summary>A word of a command.</summary>
    public static string Of(RawWordSyntax word)
    {
        var raw = word.SourceTextOf();
        return word.IsQuoted && !IsText(raw) ? Quote(word.Text)
            : !IsChanged(word, raw, word.Text) ? raw
            : word.IsQuoted ? Quote(raw, word.Text)
            : word.Text;
    }

    /// <summary>A path, backquotes around the segments that had them.</summary>
    public static string Of(PathSyntax path) =>
        string.Join('.', path.Segments.Select(segment => segment.IsQuoted ? $"`{segment.Text}`" : segment.Text));

    /// <summary>A name of a declaration: a text in quotes where it is no path, or where the author wrote it so.</summary>
    public static string OfDeclared(DeclarationKind kind, NameSyntax name, bool isYaml)
    {
        if (!isYaml)
        {
            return name.SourceTextOf();
        }

        return kind.Name switch
        {
            NameForm.String => Quote(name.Text),
            NameForm.Any when !DeclarationName.IsPath(name.Text) => Quote(name.Text),
            NameForm.Path or NameForm.Word => OfPath(name),
            _ => name.Text,
        };
    }

    /// <summary>A declared path with the backquotes that it was written with, whatever YAML put around it.</summary>
    public static string OfPath(NameSyntax name) =>
        name.SourceTextOf().Trim('"', '\'') is var raw && raw.Contains('`', StringComparison.Ordinal) && DeclarationName.IsPath(raw) ? raw : name.Text;

    /// <summary>A string, native: <c>"…"</c>.</summary>
    public static string Of(WordTailSyntax text, bool isYaml) => isYaml ? Quote(text.Text) : text.SourceTextOf();

    /// <summary>A text in quotes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '"' or '\\' => quoted.Append('\\').Append(unit),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when NeedsEscape(unit) => quoted.Append("\\u").Append(((int)unit).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => quoted.Append(unit),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>True for what is written as an escape: nobody sees it, or YAML takes it for a line end.</summary>
    public static bool NeedsEscape(char unit) => char.IsControl(unit) || unit is '\u2028' or '\u2029' or '\uFEFF';

    // In the quotes that the author chose.
    private static string Quote(string raw, string text) =>
        raw.TrimStart('\\')[0] == '\'' && !text.Any(NeedsEscape) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : Quote(text);

    private static bool IsText(string raw) => raw.TrimStart('\\') is ['"' or '\'', ..];

    // In a quoted scalar of YAML a backslash or a doubled quote may be the scalar's own, and a line end may be folded.
    private static bool IsChanged(SyntaxNode node, string raw, string text)
    {
        if (raw is not ['"' or '\'', ..])
        {
            return !string.Equals(raw.Replace("`", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
        }

        // Control characters are written as escapes: YAML takes some for line ends, and others for no text.
        return raw.Any(NeedsEscape) || StringLiteral.EndOf(raw, 0) != raw.Length
            || StringLiteral.Decode(TailText.OfFile(node.Source, node.Span.Start, node.Span.End), 0, raw.Length, new TailProblems()) != text;
    }
}
