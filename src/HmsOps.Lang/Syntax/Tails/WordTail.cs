using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Tails that are a single word or text.</summary>
internal static class WordTail
{
    /// <summary>One of the row's words.</summary>
    public static WordTailSyntax? OneOf(ClauseRow row, TailText tail, TailProblems problems)
    {
        if (row.Words.Contains(tail.Text, StringComparer.Ordinal))
        {
            return new WordTailSyntax(tail.Source, tail.Span, tail.Text);
        }

        problems.Report(SyntaxDiagnostics.WordNotAllowed(
            tail.Source, tail.Span, tail.Text, row.Head, NearName.Of(tail.Text, row.Words), row.Words));
        return null;
    }

    /// <summary>A unit's word; whether there is such a unit the binder says.</summary>
    public static WordTailSyntax? Unit(ClauseRow row, TailText tail, TailProblems problems)
    {
        if (!tail.Text.Any(char.IsWhiteSpace))
        {
            return new WordTailSyntax(tail.Source, tail.Span, tail.Text);
        }

        problems.Report(SyntaxDiagnostics.Unexpected(tail.Source, tail.Span, tail.Text, row.Head, $"it takes one unit: `{row.Example}`"));
        return null;
    }

    /// <summary>A text in quotes.</summary>
    public static WordTailSyntax? Literal(ClauseRow row, TailText tail, TailProblems problems)
    {
        if (tail.Text[0] is not ('"' or '\''))
        {
            problems.Report(SyntaxDiagnostics.Unexpected(tail.Source, tail.Span, tail.Text, row.Head, $"a text stands in quotes: `{row.Example}`"));
            return null;
        }

        var end = StringLiteral.EndOf(tail.Text, 0);
        if (end < 0)
        {
            problems.Report(SyntaxDiagnostics.UnclosedQuote(tail.Source, tail.Outer(0, 1), tail.Text[0]));
            return null;
        }

        if (end < tail.Text.Length)
        {
            var rest = tail.Slice(end, tail.Text.Length).Trim();
            problems.Report(SyntaxDiagnostics.Unexpected(tail.Source, rest.Span, rest.Text, tail.Text[..end], "the text ends there"));
        }

        return new WordTailSyntax(tail.Source, tail.Span, StringLiteral.Decode(tail, 0, end, problems));
    }

    /// <summary>True where a word stands at an offset; then where what follows it begins.</summary>
    public static bool Begins(string text, string word, out int rest, int start = 0)
    {
        rest = start + word.Length;
        if (rest > text.Length || string.CompareOrdinal(text, start, word, 0, word.Length) != 0
            || (rest < text.Length && !char.IsWhiteSpace(text[rest])))
        {
            return false;
        }

        while (rest < text.Length && char.IsWhiteSpace(text[rest]))
        {
            rest++;
        }

        return true;
    }
}
