using System.Collections.Frozen;
using Antlr4.Runtime;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Retypes a tail's tokens after lexing: keywords of its entry rule, a touching <c>{</c> or <c>(</c>, a number with its unit; answers what people type by habit.</summary>
internal sealed class TailTokens(TailText tail, FrozenDictionary<string, int> keywords, TailProblems problems)
{
    private readonly List<IToken> _tokens = [];
    private bool _isExpression;
    private int _selectors;
    private int _depth;
    private int _prefixes;

    /// <summary>The tokens for the parser, without the end.</summary>
    public List<IToken> Retype(IList<IToken> lexed)
    {
        _isExpression = ReferenceEquals(keywords, TailKeywords.Expression);
        for (var i = 0; i < lexed.Count; i++)
        {
            if (lexed[i] is not CommonToken token || token.Type == TokenConstants.EOF)
            {
                continue;
            }

            switch (token.Type)
            {
                case HmsTailLexer.NUMBER:
                    i = Quantity(lexed, i, token);
                    break;
                case HmsTailLexer.PATH:
                    Word(lexed, i, token);
                    break;
                case HmsTailLexer.LBRACE when Last?.Type == HmsTailLexer.PATH && Last.StopIndex + 1 == token.StartIndex:
                    token.Type = HmsTailLexer.SELECTOR;
                    break;
                case HmsTailLexer.LPAREN when Last?.Type == HmsTailLexer.PATH && Last.StopIndex + 1 == token.StartIndex:
                    token.Type = HmsTailLexer.CALL;
                    break;
                case HmsTailLexer.ASSIGN when _isExpression && _selectors == 0:
                    Habit(token, HmsTailLexer.EQ, "`==`");
                    break;
                default:
                    if (!Sign(token))
                    {
                        continue;
                    }

                    break;
            }

            Nest(token);
            _tokens.Add(token);
        }

        return _tokens;
    }

    private IToken? Last => _tokens.Count == 0 ? null : _tokens[^1];

    private int Quantity(IList<IToken> lexed, int at, CommonToken number)
    {
        number.Type = HmsTailLexer.QUANTITY;
        if (number.Text.All(unit => char.IsAsciiDigit(unit) || unit is '.' or '_') && at + 1 < lexed.Count)
        {
            var next = lexed[at + 1];
            var isUnit = next.Type == HmsTailLexer.PERCENT || (next.Type == HmsTailLexer.PATH && (UnitTable.IsUnitWord(next.Text) || UnitSpelling.IsMeantForUnit(next.Text)));
            if (isUnit && tail.Text.AsSpan(number.StopIndex, next.StartIndex - number.StopIndex).IndexOfAny('\r', '\n') < 0)
            {
                number.StopIndex = next.StopIndex;
                at++;
            }
        }

        if (at + 2 < lexed.Count && lexed[at + 1].Type == HmsTailLexer.SLASH && lexed[at + 1].StartIndex == number.StopIndex + 1
            && lexed[at + 2].Type == HmsTailLexer.PATH && lexed[at + 2].StartIndex == number.StopIndex + 2 && UnitTable.IsPerWord(lexed[at + 2].Text))
        {
            number.StopIndex = lexed[at + 2].StopIndex;
            at += 2;
        }

        return at;
    }

    private void Word(IList<IToken> lexed, int at, CommonToken token)
    {
        if (_selectors > 0)
        {
            return;
        }

        var text = token.Text;
        if (keywords.TryGetValue(text, out var type))
        {
            token.Type = type switch
            {
                HmsTailLexer.NO when _tokens.Count > 0 => HmsTailLexer.PATH,
                HmsTailLexer.TILE when !IsSubject(lexed, at) => HmsTailLexer.PATH,
                _ => type,
            };
        }
        else if (_isExpression && text is "AND" or "OR" or "NOT" or "And" or "Or" or "Not" && keywords.TryGetValue(text.ToLowerInvariant(), out type))
        {
            Habit(token, type, $"`{text.ToLowerInvariant()}`");
        }
    }

    private bool IsSubject(IList<IToken> lexed, int at) =>
        (_tokens.Count == 0 || (_tokens.Count == 1 && _tokens[0].Type == HmsTailLexer.NO))
        && at + 1 < lexed.Count && lexed[at + 1].Type is HmsTailLexer.PATH or HmsTailLexer.STRING;

    // False where the sign is dropped: the `]` of PromQL's brackets.
    private bool Sign(CommonToken token)
    {
        switch (token.Type)
        {
            case HmsTailLexer.AND_SIGN:
                Habit(token, HmsTailLexer.AND, "`and`");
                break;
            case HmsTailLexer.OR_SIGN:
                Habit(token, HmsTailLexer.OR, "`or`");
                break;
            case HmsTailLexer.BANG:
                Habit(token, HmsTailLexer.NOT, "`not`");
                break;
            case HmsTailLexer.LE_SIGN:
                Habit(token, HmsTailLexer.LE, "`<=`");
                break;
            case HmsTailLexer.GE_SIGN:
                Habit(token, HmsTailLexer.GE, "`>=`");
                break;
            case HmsTailLexer.NE_SIGN:
                Habit(token, HmsTailLexer.NE, "`!=`");
                break;
            case HmsTailLexer.MINUS_SIGN:
                Habit(token, HmsTailLexer.MINUS, "`-`");
                break;
            case HmsTailLexer.CURLY:
                Habit(token, HmsTailLexer.STRING, "straight quotes: \"…\"");
                break;
            case HmsTailLexer.LBRACKET when _isExpression:
                Habit(token, HmsTailLexer.OVER, "a window as `over 5m`");
                break;
            case HmsTailLexer.RBRACKET when _isExpression && problems.First is not null:
                return false;
        }

        return true;
    }

    private void Habit(CommonToken token, int meant, string remedy)
    {
        problems.Report(SyntaxDiagnostics.Habit(tail.Source, tail.Outer(token.StartIndex, token.StopIndex + 1), token.Text, remedy));
        token.Type = meant;
    }

    private void Nest(CommonToken token)
    {
        switch (token.Type)
        {
            case HmsTailLexer.SELECTOR:
                _selectors++;
                _depth++;
                break;
            case HmsTailLexer.LPAREN or HmsTailLexer.CALL:
                _depth++;
                break;
            case HmsTailLexer.RBRACE:
                _selectors = Math.Max(0, _selectors - 1);
                _depth = Math.Max(0, _depth - 1);
                break;
            case HmsTailLexer.RPAREN:
                _depth = Math.Max(0, _depth - 1);
                break;
        }

        _prefixes = token.Type is HmsTailLexer.NOT or HmsTailLexer.MINUS ? _prefixes + 1 : 0;
        if (_depth + _prefixes > SyntaxLimits.Nesting)
        {
            IsTooDeep = true;
            problems.Report(SyntaxDiagnostics.TooDeep(
                tail.Source, tail.Outer(token.StartIndex, token.StopIndex + 1), SyntaxLimits.Nesting));
        }
    }

    /// <value>True where parsing it could exhaust the stack.</value>
    public bool IsTooDeep { get; private set; }
}
