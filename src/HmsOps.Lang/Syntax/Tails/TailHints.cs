using System.Collections.Frozen;
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>What to write instead of a word or sign that cannot stand where it does.</summary>
internal sealed class TailHints(ClauseRow row, IReadOnlyList<TailToken> tokens)
{
    private const string JoinsByItself = "operands join on the labels that both have: remove it";

    private static readonly string[] Reserved =
        ["and", "or", "not", "over", "ago", "by", "without", "for", "of", "at", "from", "to", "within", "every", "never", "after", "timeout", "instances"];

    private static readonly FrozenSet<int> Comparisons = FrozenSet.ToFrozenSet(
        [HmsTailLexer.LT, HmsTailLexer.LE, HmsTailLexer.GT, HmsTailLexer.GE, HmsTailLexer.EQ, HmsTailLexer.NE]);

    private static readonly FrozenDictionary<string, string> OtherLanguages = new Dictionary<string, string>
    {
        ["unless"] = "write `and not …`, or `and absent(…)`",
        ["offset"] = "write `5m ago` behind the metric",
        ["on"] = JoinsByItself,
        ["ignoring"] = JoinsByItself,
        ["group_left"] = JoinsByItself,
        ["group_right"] = JoinsByItself,
        ["bool"] = "a comparison is a condition already: remove it",
        ["is"] = "write `==`",
        ["equals"] = "write `==`",
        ["above"] = "write `>`",
        ["below"] = "write `<`",
        ["xor"] = "write `a and not b or b and not a`",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly TailKind _kind = row.Tail;

    /// <summary>The hint, or an empty text.</summary>
    /// <param name="offending">What cannot stand there.</param>
    /// <param name="before">What it follows, or null.</param>
    /// <param name="index">Its place among the tokens.</param>
    /// <param name="expected">What can stand there.</param>
    public string Of(IToken offending, IToken? before, int index, IntervalSet expected)
    {
        var isLeftOver = expected.Contains(TokenConstants.EOF) || expected.Contains(HmsTailLexer.AND);
        var isExpression = _kind is TailKind.Held or TailKind.Expression or TailKind.Let or TailKind.WaitUntil;
        var hint = Anywhere(offending, before, isLeftOver, expected);
        hint = hint.Length == 0 && isExpression ? InExpression(offending, before, index, isLeftOver, expected) : hint;
        return hint.Length > 0 ? hint
            : isExpression ? LeftOver(offending, isLeftOver, "an operator such as `and` or `>` is missing, or the end of the line")
            : InClause(offending, before, isLeftOver, expected);
    }

    private string Anywhere(IToken offending, IToken? before, bool isLeftOver, IntervalSet expected)
    {
        var isInSelector = expected.Contains(HmsTailLexer.STRING) && before?.Type is HmsTailLexer.ASSIGN or HmsTailLexer.MATCH or HmsTailLexer.MISMATCH;
        return offending.Type switch
        {
            HmsTailLexer.LBRACE => "a selector's `{` touches its path: `path{label = \"value\"}`",
            HmsTailLexer.RBRACE when before?.Type == HmsTailLexer.SELECTOR => "nothing is selected: remove the braces",
            HmsTailLexer.RBRACE when expected.Contains(HmsTailLexer.ASSIGN) => "a label is compared: `{label = \"value\"}`",
            HmsTailLexer.RPAREN when isLeftOver => "no `(` is open: remove it",
            HmsTailLexer.PATH or HmsTailLexer.QUANTITY when isInSelector => $"a label's value stands in quotes: \"{offending.Text}\"",
            HmsTailLexer.EQ when expected.Contains(HmsTailLexer.ASSIGN) => _kind == TailKind.Let ? "a name is given with one `=`" : "a label is compared with `=`",
            HmsTailLexer.OTHER when offending.Text == "." && before?.Type == HmsTailLexer.RBRACE => "the selector follows the whole path: `path.p95{label = \"value\"}`",
            HmsTailLexer.OTHER when offending.Text == "\u00A0" => "it is a non-breaking space: write a blank",
            HmsTailLexer.OTHER when offending.Text == "#" => "a comment begins after a blank",
            _ => "",
        };
    }

    private string InExpression(IToken offending, IToken? before, int index, bool isLeftOver, IntervalSet expected)
    {
        var isPath = before?.Type == HmsTailLexer.PATH;
        if (ForeignWord(offending, before, index) is { } foreign)
        {
            return foreign;
        }

        switch (offending.Type)
        {
            case HmsTailLexer.FOR when _kind != TailKind.Let || index > 0:
                return _kind == TailKind.Held ? "`for` stands once, at the end of the condition" : "`for` stands only behind the condition of `if`, `clear` and a tile's colour";
            case HmsTailLexer.OVER when expected.Contains(HmsTailLexer.LT):
                return "the window follows the limit: `share of M < T over 5m`";
            case var type when Comparisons.Contains(type) && (isLeftOver || tokens.Take(index).Any(token => Comparisons.Contains(token.Type))):
                return "comparisons do not chain: write `a < b and b < c`";
            case HmsTailLexer.LPAREN when isPath:
                return $"a function's `(` touches its name: `{before?.Text}(`";
            case HmsTailLexer.BY or HmsTailLexer.WITHOUT when isPath:
                return $"the labels follow the call: `{before?.Text}(M) {offending.Text} LABEL`";
            case HmsTailLexer.LPAREN when HasGrouping(index):
                return "the labels follow the call: `sum(M) by LABEL`";
            case HmsTailLexer.COMMA when HasGrouping(index):
                return "several labels stand in parentheses: `by (a, b)`";
            case HmsTailLexer.COLON when isPath:
                return "a name with `:` stands in backquotes";
            case HmsTailLexer.PERCENT:
                return "a `%` follows a number; the remainder of a division is `mod(a, b)`";
            case HmsTailLexer.MATCH or HmsTailLexer.MISMATCH:
                return $"labels are compared in a selector: `path{{label {offending.Text} \"value\"}}`";
            default:
                return _kind == TailKind.Let && index == 1 ? "a name is given with `=`"
                    : before?.Type == HmsTailLexer.SHARE ? "write `share of M < T`"
                    : !char.IsLetter(offending.Text[0]) || offending.Type == HmsTailLexer.PATH || !expected.Contains(HmsTailLexer.PATH) ? ""
                    : _kind == TailKind.Let && index == 0 ? "it is a word of the language: choose another name"
                    : "it is a word of the language; in backquotes it is a name";
        }
    }

    // A word of PromQL's that was taken for a metric or a function: `a / on(job) b`, `a > bool 5`.
    private string? ForeignWord(IToken offending, IToken? before, int index)
    {
        var word = offending.Type == HmsTailLexer.PATH && OtherLanguages.ContainsKey(offending.Text) ? offending : before;
        if (before?.Type == HmsTailLexer.RPAREN && ReferenceEquals(word, before))
        {
            var open = tokens.Take(index).TakeWhile(token => token.Type != HmsTailLexer.CALL).Count();
            word = open > 0 ? tokens[open - 1] : null;
        }

        return word?.Type == HmsTailLexer.PATH ? OtherLanguages.GetValueOrDefault(word.Text) : null;
    }

    private bool HasGrouping(int index) => tokens.Take(index).Any(token => token.Type is HmsTailLexer.BY or HmsTailLexer.WITHOUT);

    private string InClause(IToken offending, IToken? before, bool isLeftOver, IntervalSet expected)
    {
        if (_kind == TailKind.Hours && expected.Contains(HmsTailLexer.TO) && offending.Type == HmsTailLexer.MINUS)
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

        if (expected.Contains(HmsTailLexer.LBRACKET))
        {
            return "the values stand in brackets: `[a, b]`";
        }

        if (_kind == TailKind.Pairs && expected.Contains(HmsTailLexer.ASSIGN))
        {
            return "a label is given with `=`: `team = \"treasury\"`";
        }

        if (_kind == TailKind.Given && offending.Type == HmsTailLexer.FOR)
        {
            return "the number behind its `x` says how many samples come";
        }

        if (_kind == TailKind.Labels && offending.Type == HmsTailLexer.STRING)
        {
            return $"a label stands without quotes: `{Example}`";
        }

        var isInBrackets = expected.Contains(HmsTailLexer.RBRACKET);
        var isList = _kind is TailKind.Labels or TailKind.Names or TailKind.Dates && before is not null && before.Type != HmsTailLexer.COMMA;
        var hint = LeftOver(
            offending,
            isLeftOver || isInBrackets,
            isInBrackets ? "a comma is missing" : isList ? "a comma is missing, or the end of the line" : "the line should end there");
        return hint.Length > 0 ? hint : $"write for instance `{Example}`";
    }

    // What the row's example has behind its words: it is the same in both spellings.
    private string Example => row.Example.StartsWith(row.Head + " ", StringComparison.Ordinal) ? row.Example[row.Head.Length..].TrimStart() : row.Example;

    private string LeftOver(IToken offending, bool isLeftOver, string hint) =>
        !isLeftOver ? ""
        : offending.Type == HmsTailLexer.PATH && _kind != TailKind.Labels && NearName.Of(offending.Text, Reserved) is { } near ? $"did you mean `{near}`?"
        : offending.Type is HmsTailLexer.PATH or HmsTailLexer.QUANTITY or HmsTailLexer.STRING or HmsTailLexer.PARAM or HmsTailLexer.DATE ? hint
        : "";
}
