using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Says in the author's words why a tail could not be parsed.</summary>
internal sealed class TailErrors(TailText tail, TailKind kind, IReadOnlyList<IToken> tokens)
{
    private static readonly string[] Reserved = ["and", "or", "not", "over", "ago", "by", "for", "of", "at", "from", "to", "within", "every", "never"];

    /// <summary>The diagnostic for a token that the parser did not expect.</summary>
    public Diagnostic Describe(IToken offending, IntervalSet expected)
    {
        var index = offending.Type == TokenConstants.EOF ? tokens.Count : IndexOf(offending);
        var before = index > 0 ? tokens[index - 1] : null;

        // `> 5 6`: the 6 was taken for the beginning of `6d ago`.
        if (before is { Type: HmsTailLexer.QUANTITY } && index > 1 && expected.Count == 1 && expected.Contains(HmsTailLexer.AGO))
        {
            index--;
            (offending, before) = (before, tokens[index - 1]);
            expected = IntervalSet.Of(HmsTailLexer.AND);
        }

        if (index >= tokens.Count)
        {
            return AtEnd(before, expected);
        }

        var span = SpanOf(offending);
        if (Quote(offending) is { } quote)
        {
            return SyntaxDiagnostics.UnclosedQuote(tail.Source, new TextSpan(span.Start, 1), quote);
        }

        if (offending.Type == HmsTailLexer.PATH && before?.Type == HmsTailLexer.PATH && before.Text == "firing" && offending.Text is "info" or "warning" or "critical")
        {
            return SyntaxDiagnostics.NotYet(tail.Source, span, $"firing {offending.Text}", []);
        }

        if (tokens.Take(index).Any(token => token.Type == HmsTailLexer.AFTER))
        {
            return SyntaxDiagnostics.NotYet(tail.Source, SpanOf(tokens.First(token => token.Type == HmsTailLexer.AFTER)), "after", []);
        }

        if (Number(offending, before, index) is { } number)
        {
            return number;
        }

        return SyntaxDiagnostics.Unexpected(tail.Source, span, offending.Text, before?.Text ?? "", Hint(offending, before, index, expected));
    }

    private Diagnostic AtEnd(IToken? before, IntervalSet expected)
    {
        var after = before?.Text ?? "";
        var place = before is null ? tail.Span : SpanOf(before);
        var unclosed = tokens.LastOrDefault(token => Quote(token) is not null);
        if (unclosed is not null && Quote(unclosed) is { } quote)
        {
            return SyntaxDiagnostics.UnclosedQuote(tail.Source, new TextSpan(SpanOf(unclosed).Start, 1), quote);
        }

        var missing = expected.Contains(HmsTailLexer.PATH) && expected.Contains(HmsTailLexer.QUANTITY) ? "a value"
            : expected.Contains(HmsTailLexer.QUANTITY) ? "a number or a duration"
            : expected.Contains(HmsTailLexer.PATH) ? "a name"
            : expected.Contains(HmsTailLexer.STRING) ? "a text in quotes"
            : expected.Contains(HmsTailLexer.RPAREN) ? "a `)`"
            : expected.Contains(HmsTailLexer.RBRACE) ? "the selector's `}`"
            : expected.Contains(HmsTailLexer.ASSIGN) ? "`=`"
            : expected.Contains(HmsTailLexer.AGO) ? "`ago`"
            : expected.Contains(HmsTailLexer.TIME) ? "a time such as `23:50`"
            : expected.Contains(HmsTailLexer.DATE) ? "a date such as `2026-04-15`"
            : "the rest";
        return SyntaxDiagnostics.EndsTooEarly(tail.Source, place, missing, after);
    }

    private Diagnostic? Number(IToken offending, IToken? before, int index)
    {
        if (offending.Type == HmsTailLexer.COMMA && before?.Type == HmsTailLexer.QUANTITY && Follows(index, HmsTailLexer.QUANTITY, out var rest))
        {
            var written = before.Text + "," + rest.Text;
            var span = SpanOf(before).To(SpanOf(rest));
            return SyntaxDiagnostics.BadNumber(tail.Source, span, written, $"write `{before.Text}{rest.Text}` or `{before.Text}_{rest.Text}`");
        }

        if (offending is { Type: HmsTailLexer.OTHER, Text: "." } && Follows(index, HmsTailLexer.QUANTITY, out var fraction))
        {
            var text = "." + fraction.Text;
            return SyntaxDiagnostics.BadNumber(tail.Source, SpanOf(offending).To(SpanOf(fraction)), text, $"write `0{text}`");
        }

        return null;
    }

    private string Hint(IToken offending, IToken? before, int index, IntervalSet expected)
    {
        var isLeftOver = expected.Contains(TokenConstants.EOF) || expected.Contains(HmsTailLexer.AND);
        switch (offending.Type)
        {
            case HmsTailLexer.FOR:
                return "`for` stands once, at the end of the condition";
            case HmsTailLexer.LT or HmsTailLexer.LE or HmsTailLexer.GT or HmsTailLexer.GE or HmsTailLexer.EQ or HmsTailLexer.NE
                when isLeftOver || tokens.Take(index).Any(token => token.Type is HmsTailLexer.LT or HmsTailLexer.LE or HmsTailLexer.GT or HmsTailLexer.GE):
                return "comparisons do not chain: write `a < b and b < c`";
            case HmsTailLexer.LBRACE:
                return "a selector's `{` touches its path: `path{label = \"value\"}`";
            case HmsTailLexer.PATH or HmsTailLexer.QUANTITY when before?.Type is HmsTailLexer.ASSIGN or HmsTailLexer.MATCH or HmsTailLexer.MISMATCH:
                return $"a label's value stands in quotes: \"{offending.Text}\"";
            case HmsTailLexer.EQ when expected.Contains(HmsTailLexer.ASSIGN):
                return "a label is compared with `=`";
            case HmsTailLexer.PATH when isLeftOver && kind != TailKind.Labels && NearName.Of(offending.Text, Reserved) is { } near:
                return $"did you mean `{near}`?";
            case HmsTailLexer.PATH or HmsTailLexer.QUANTITY or HmsTailLexer.STRING when isLeftOver:
                return kind switch
                {
                    TailKind.Held or TailKind.Expression => "an operator such as `and` or `>` is missing, or the end of the line",
                    TailKind.Labels => "a comma is missing, or the end of the line",
                    _ => "the line should end there",
                };
            case HmsTailLexer.OTHER when offending.Text == "\u00A0":
                return "it is a non-breaking space: write a blank";
            case HmsTailLexer.OTHER when offending.Text == "#":
                return "a comment begins after a blank";
            default:
                return "";
        }
    }

    private bool Follows(int index, int type, out IToken next)
    {
        next = tokens[Math.Min(index + 1, tokens.Count - 1)];
        return index + 1 < tokens.Count && next.Type == type && next.StartIndex == tokens[index].StopIndex + 1;
    }

    private static char? Quote(IToken token) => token.Type == HmsTailLexer.UNCLOSED ? token.Text[0] : null;

    private int IndexOf(IToken token)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (ReferenceEquals(tokens[i], token))
            {
                return i;
            }
        }

        return tokens.Count;
    }

    private TextSpan SpanOf(IToken token) => tail.Outer(token.StartIndex, token.StopIndex + 1);
}
