using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Linting;

/// <summary>Fixes that add a clause to a declaration or take a statement out.</summary>
internal static class ClauseFix
{
    /// <summary>The fix that adds a clause before the others, or null where the text is laid out so that it can't be told where.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="native">The clause, natively: one line.</param>
    /// <param name="yaml">The clause in YAML; lines after the first are indented by what the declaration's keys are.</param>
    public static CodeFix? Add(DeclarationSyntax declaration, string native, string yaml)
    {
        if (declaration.Clauses.IsEmpty)
        {
            return null;
        }

        var source = declaration.Source;
        var at = declaration.Clauses[0].KeywordSpan.Start;
        var line = source.StartOfLine(source.PositionOf(at).Line);
        var indent = source.TextOf(TextSpan.FromBounds(line, at));
        var isOwnLine = string.IsNullOrWhiteSpace(indent);
        var isYaml = IsYaml(source);
        return isYaml && !isOwnLine ? null
            : new($"add `{native}`", [new(new(at, 0), isYaml ? yaml.Replace("\n", "\n" + indent, StringComparison.Ordinal) + "\n" + indent : isOwnLine ? $"{native}\n{indent}" : $"{native}; ")]);
    }

    /// <summary>The fix that takes out a native statement with its line; null in YAML, where what is around it would have to change too.</summary>
    public static CodeFix? Remove(SyntaxNode statement, string what)
    {
        var source = statement.Source;
        if (IsYaml(source))
        {
            return null;
        }

        var text = source.Text;
        var (start, end) = (statement.Span.Start, statement.Span.End);
        while (end < text.Length && text[end] is ' ' or '\t' or ';')
        {
            end++;
        }

        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        if (start > 0 && text[start - 1] != '\n')
        {
            start = statement.Span.Start;
        }
        else if (end < text.Length && text[end] is '\r' or '\n')
        {
            end = text.IndexOf('\n', end) is var next && next < 0 ? text.Length : next + 1;
        }

        return Report.Remove(TextSpan.FromBounds(start, end), what);
    }

    private static bool IsYaml(SourceText source) => Path.GetExtension(source.Path) is ".yaml" or ".yml";
}
