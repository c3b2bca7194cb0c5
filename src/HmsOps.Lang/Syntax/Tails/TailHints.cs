using System.Collections.Frozen;
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>What to write instead of a word or sign that cannot stand where it does.</summary>
internal sealed class TailHints(TailKind kind, IReadOnlyList<IToken> tokens)
{
    private static readonly string[] Reserved =
        ["and", "or", "not", "over", "ago", "by", "without", "for", "of", "at", "from", "to", "within", "every", "never", "after", "timeout", "instances"];

    private static readonly FrozenSet<int> Comparisons = FrozenSet.ToFrozenSet(
        [HmsTailLexer.LT, HmsTailLexer.LE, HmsTailLexer.GT, HmsTailLexer.GE, HmsTailLexer.EQ, HmsTailLexer.NE]);

    private static readonly FrozenDictionary<string, string> OtherLanguages = new Dictionary<string, string>
    {
        ["unless"] = "write `and not …`, or `and absent(…)`",
        ["offset"] = "write `5m ago` behind the metric",
        ["on"] = "operands join on the labels that both have: remove it",
        ["ignoring"] = "operands join on the labels that both have: remove it",
        ["group_left"] = "operands join on the labels that both have: remove it",
        ["group_right"] = "operands join on the labels that both have: remove it",
        ["bool"] = "a comparison is a condition already: remove it",
        ["is"] = "write `==`",
        ["equals"] = "write `==`",
        ["above"] = "write `>`",
        ["below"] = "write `<`",
        ["xor"] = "write `a and not b or b and not a`",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The hint, or an empty text.</summary>
    /// <param name="offending">What cannot stand there.</param>
    /// <param name="before">What it follows, or null.</param>
    /// <param name="index">Its place among the tokens.</param>
    /// <param name="expected">What can stand there.</param>
    public string Of(IToken offending, IToken? before, int index, IntervalSet expected)
    {
        var isLeftOver = expected.Contains(TokenConstants.EOF) || expected.Contains(HmsTailLexer.AND);
        var isExpression = kind is TailKind.Held or TailKind.Expression or TailKind.Let or TailKind.WaitUntil;
        switch (offending.Type)
        {
            case HmsTailLexer.FOR:
                return kind == TailKind.Held ? "`for` stands once, at the end of the condition" : "`for` stands only behind the condition of `if`, `clear` and a tile's colour";
            case HmsTailLexer.OVER when expected.Contains(HmsTailLexer.LT):
                return "the window follows the limit: `share of M < T over 5m`";
            case var type when Comparisons.Contains(type) && (isLeftOver || tokens.Take(index).Any(token => Comparisons.Contains(token.Type))):
                return "comparisons do not chain: write `a < b and b < c`";
            case HmsTailLexer.LBRACE:
                return "a selector's `{` touches its path: `path{label = \"value\"}`";
            case HmsTailLexer.LPAREN when before?.Type == HmsTailLexer.PATH && isExpression:
                return $"a function's `(` touches its name: `{before.Text}(`";
            case HmsTailLexer.BY or HmsTailLexer.WITHOUT when before?.Type == HmsTailLexer.PATH && isExpression:
                return $"the labels follow the call: `{before.Text}(M) {offending.Text} LABEL`";
            case HmsTailLexer.LPAREN when tokens.Take(index).Any(token => token.Type is HmsTailLexer.BY or HmsTailLexer.WITHOUT):
                return "the labels follow the call: `sum(M) by LABEL`";
            case HmsTailLexer.COMMA when tokens.Take(index).Any(token => token.Type is HmsTailLexer.BY or HmsTailLexer.WITHOUT):
                return "several labels stand in parentheses: `by (a, b)`";
            case HmsTailLexer.PERCENT when isExpression:
                return "a `%` follows a number; the remainder of a division is `mod(a, b)`";
            case HmsTailLexer.MATCH or HmsTailLexer.MISMATCH:
                return $"labels are compared in a selector: `path{{label {offending.Text} \"value\"}}`";
            case HmsTailLexer.PATH or HmsTailLexer.QUANTITY when before?.Type is HmsTailLexer.ASSIGN or HmsTailLexer.MATCH or HmsTailLexer.MISMATCH && expected.Contains(HmsTailLexer.STRING):
                return $"a label's value stands in quotes: \"{offending.Text}\"";
            case HmsTailLexer.EQ when expected.Contains(HmsTailLexer.ASSIGN):
                return kind == TailKind.Let ? "a name is given with one `=`" : "a label is compared with `=`";
            case HmsTailLexer.OTHER when offending.Text == "\u00A0":
                return "it is a non-breaking space: write a blank";
            case HmsTailLexer.OTHER when offending.Text == "#":
                return "a comment begins after a blank";
            default:
                return expected.Contains(HmsTailLexer.PATH) && offending.Type != HmsTailLexer.PATH && char.IsLetter(offending.Text[0])
                    ? $"it is a word of the language; in backquotes it is a name: `` `{offending.Text}` ``"
                    : Written(offending, isLeftOver, isExpression, expected);
        }
    }

    private string Written(IToken offending, bool isLeftOver, bool isExpression, IntervalSet expected)
    {
        if (kind is TailKind.Hours && expected.Contains(HmsTailLexer.TO) && offending.Type == HmsTailLexer.MINUS)
        {
            return "write `to`";
        }

        if (expected.Contains(HmsTailLexer.TIME))
        {
            return "a time has two digits for the hour and two for the minute: `09:00`";
        }

        if (expected.Contains(HmsTailLexer.DATE))
        {
            return "a date is written year, month, day: `2026-07-04`";
        }

        if (offending.Type == HmsTailLexer.PATH && isLeftOver && isExpression && OtherLanguages.TryGetValue(offending.Text, out var other))
        {
            return other;
        }

        if (offending.Type == HmsTailLexer.PATH && isLeftOver && kind != TailKind.Labels && NearName.Of(offending.Text, Reserved) is { } near)
        {
            return $"did you mean `{near}`?";
        }

        if (offending.Type is not (HmsTailLexer.PATH or HmsTailLexer.QUANTITY or HmsTailLexer.STRING or HmsTailLexer.PARAM) || !isLeftOver)
        {
            return "";
        }

        return isExpression ? "an operator such as `and` or `>` is missing, or the end of the line"
            : kind is TailKind.Labels or TailKind.Names or TailKind.Dates ? "a comma is missing, or the end of the line"
            : "the line should end there";
    }
}
