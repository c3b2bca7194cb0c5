using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Says in the author's words why a tail could not be parsed.</summary>
internal sealed class TailErrors(TailText tail, ClauseRow row, IReadOnlyList<TailToken> tokens)
{
    private static readonly (int[] Expected, string Missing)[] MissingWords =
    [
        ([HmsTailLexer.PATH, HmsTailLexer.QUANTITY], "a value"),
        ([HmsTailLexer.QUANTITY], "a number or a duration"),
        ([HmsTailLexer.PATH], "a name"),
        ([HmsTailLexer.STRING], "a text in quotes"),
        ([HmsTailLexer.RPAREN], "a `)`"),
        ([HmsTailLexer.RBRACE], "the selector's `}`"),
        ([HmsTailLexer.ASSIGN], "`=`"),
        ([HmsTailLexer.AGO], "`ago`"),
        ([HmsTailLexer.TIME], "a time such as `23:50`"),
        ([HmsTailLexer.DATE], "a date such as `2026-04-15`"),
        ([HmsTailLexer.TIMEOUT], "`timeout` and how long to wait at most"),
        ([HmsTailLexer.LBRACKET], "a list such as `[a, b]`"),
        ([HmsTailLexer.IN], "`in` and a list such as `[a, b]`"),
        ([HmsTailLexer.RBRACKET], "the list's `]`"),
        ([HmsTailLexer.EVERY], "`every` and the pause before each try"),
        ([HmsTailLexer.WITHIN], "`within` and how long to wait for an answer"),
        ([HmsTailLexer.AT], "`at` and a time such as `16m`"),
        ([HmsTailLexer.TO], "`to`"),
        ([HmsTailLexer.OF], "`of` and a metric"),
        ([HmsTailLexer.LT, HmsTailLexer.GT], "a comparison such as `< 500ms`"),
    ];

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

        return Number(offending, before, index)
            ?? SyntaxDiagnostics.Unexpected(
                tail.Source, span, offending.Text, before?.Text ?? "", new TailHints(row, tokens).Of(offending, before, index, expected));
    }

    private Diagnostic AtEnd(TailToken? before, IntervalSet expected)
    {
        var unclosed = tokens.LastOrDefault(token => Quote(token) is not null);
        if (unclosed is not null && Quote(unclosed) is { } quote)
        {
            return SyntaxDiagnostics.UnclosedQuote(tail.Source, new TextSpan(SpanOf(unclosed).Start, 1), quote);
        }

        var missing = row.Tail == TailKind.Instances && before is not null ? "`instances`"
            : MissingWords.FirstOrDefault(words => words.Expected.All(expected.Contains)).Missing ?? "the rest";
        return SyntaxDiagnostics.EndsTooEarly(tail.Source, before is null ? tail.Span : SpanOf(before), missing, before?.Text ?? "");
    }

    private Diagnostic? Number(IToken offending, TailToken? before, int index)
    {
        if (offending.Type == HmsTailLexer.COMMA && before?.Type == HmsTailLexer.QUANTITY && Follows(index, HmsTailLexer.QUANTITY, out var rest))
        {
            string[] better = IsGrouped(before.Text, rest.Text)
                ? [before.Text + rest.Text, $"{before.Text}_{rest.Text}"]
                : [$"{before.Text}.{rest.Text}"];
            return SyntaxDiagnostics.BadNumber(tail.Source, SpanOf(before).To(SpanOf(rest)), $"{before.Text},{rest.Text}", better);
        }

        if (offending is { Type: HmsTailLexer.OTHER, Text: "." } && Follows(index, HmsTailLexer.QUANTITY, out var fraction))
        {
            var text = "." + fraction.Text;
            return SyntaxDiagnostics.BadNumber(tail.Source, SpanOf(offending).To(SpanOf(fraction)), text, "0" + text);
        }

        return null;
    }

    // 1,000 has a comma between thousands, 0,8 and 1,5s one before the fraction.
    private static bool IsGrouped(string before, string after) =>
        before != "0" && before.Length <= 3 && after.TakeWhile(char.IsAsciiDigit).Count() == 3;

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
