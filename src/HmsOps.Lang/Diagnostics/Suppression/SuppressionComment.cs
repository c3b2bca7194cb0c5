using System.Collections.Immutable;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics.Suppression;

/// <summary>A comment <c># hms:ignore HMS4003 reason</c>.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Codes">The codes that it names, at least one.</param>
internal sealed record SuppressionComment(CommentSyntax Comment, ImmutableArray<(string Code, TextSpan Span)> Codes)
{
    private const string Directive = "hms:ignore";
    private const string Prefix = "hms:";

    /// <summary>What a comment suppresses, or null: most comments nothing, and one that is badly written is reported.</summary>
    public static SuppressionComment? Read(CommentSyntax comment, Action<Diagnostic> report)
    {
        if (!comment.Text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var words = Words(comment);
        var codes = words.Skip(1).TakeWhile(word => word.Code.StartsWith("HMS", StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        if (words[0].Code == Directive && !codes.IsEmpty)
        {
            return new(comment, codes);
        }

        var fix = words[0].Code != Directive && NearName.Of(words[0].Code, [Directive]) is { } near && !codes.IsEmpty ? Report.Write(words[0].Span, near) : null;
        report(SuppressionDiagnostics.Malformed(new(comment.Source, words[0].Span), comment.Text, fix));
        return null;
    }

    /// <summary>The fix that takes a code out of the comment, and the comment with its last one.</summary>
    public CodeFix Without(TextSpan code)
    {
        var text = Comment.Source.Text;
        if (Codes.Length > 1)
        {
            var index = Codes.Select(entry => entry.Span).ToList().IndexOf(code);
            var cut = index > 0
                ? TextSpan.FromBounds(Codes[index - 1].Span.End, code.End)
                : TextSpan.FromBounds(code.Start, Codes[1].Span.Start);
            return Report.Remove(cut, text.Substring(code.Start, code.Length));
        }

        var start = Comment.Span.Start;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return Report.Remove(TextSpan.FromBounds(start, Comment.Span.End), "the comment");
    }

    private static List<(string Code, TextSpan Span)> Words(CommentSyntax comment)
    {
        var words = new List<(string, TextSpan)>();
        var text = comment.Source.Text;
        var at = comment.Span.Start + 1;
        while (at < comment.Span.End)
        {
            var start = at;
            while (at < comment.Span.End && !char.IsWhiteSpace(text[at]) && text[at] != ',')
            {
                at++;
            }

            if (at > start)
            {
                words.Add((text[start..at], TextSpan.FromBounds(start, at)));
            }

            at++;
        }

        return words;
    }
}
