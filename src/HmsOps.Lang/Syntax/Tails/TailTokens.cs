using System.Buffers;
using System.Collections.Frozen;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Retypes a tail's tokens after lexing: keywords of its entry rule, a touching <c>{</c> or <c>(</c>, a number with its unit; answers what people type by habit. One instance serves tail after _tail.</summary>
internal sealed class TailTokens
{
    private static readonly FrozenSet<int> OperandEnds = FrozenSet.ToFrozenSet(
    [
        HmsTailLexer.PATH, HmsTailLexer.QUANTITY, HmsTailLexer.RPAREN, HmsTailLexer.RBRACE, HmsTailLexer.AGO, HmsTailLexer.TRUE, HmsTailLexer.FALSE,
        HmsTailLexer.STRING, HmsTailLexer.PARAM, HmsTailLexer.STAR,
    ]);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789._");

    private readonly List<TailToken> _tokens = [];
    private readonly Stack<int> _opened = new();
    private TailText _tail = TailText.Empty;
    private TailVocabulary _vocabulary = TailVocabulary.None;
    private TailProblems _problems = new();
    private int _selectors;
    private int _brackets;
    private int _depth;
    private int _prefixes;

    /// <value>True where parsing it could exhaust the stack.</value>
    public bool IsTooDeep { get; private set; }

    private TailToken? Last => _tokens.Count == 0 ? null : _tokens[^1];

    /// <summary>The tokens for the parser, without the end; they stand until the next _tail.</summary>
    public IReadOnlyList<TailToken> Retype(TailText tail, TailVocabulary vocabulary, TailProblems problems, IReadOnlyList<TailToken> lexed)
    {
        (_tail, _vocabulary, _problems) = (tail, vocabulary, problems);
        _tokens.Clear();
        _opened.Clear();
        (_selectors, _brackets, _depth, _prefixes, IsTooDeep) = (0, 0, 0, 0, false);
        for (var i = 0; i < lexed.Count; i++)
        {
            var token = lexed[i];
            var isTouching = Last is not null && Last.StopIndex + 1 == token.StartIndex;
            switch (token.Type)
            {
                case HmsTailLexer.NUMBER:
                    i = Quantity(lexed, i, token);
                    break;
                case HmsTailLexer.PATH:
                    Word(lexed, i, token);
                    break;
                case HmsTailLexer.LBRACE when isTouching && Last?.Type is HmsTailLexer.PATH or HmsTailLexer.STRING:
                    token.Type = HmsTailLexer.SELECTOR;
                    break;
                case HmsTailLexer.LPAREN when isTouching && Last?.Type == HmsTailLexer.PATH:
                    token.Type = HmsTailLexer.CALL;
                    break;
                case HmsTailLexer.ASSIGN when _vocabulary.HasAssignment && _tokens.Count == 1:
                    break;
                case HmsTailLexer.RBRACKET when _vocabulary.IsExpression && _problems.First is not null:
                    continue;
                default:
                    i = _selectors > 0 ? i : TwoSigns(lexed, i, token);
                    Sign(token);
                    break;
            }

            Nest(token);
            _tokens.Add(token);
        }

        return _tokens;
    }

    private int Quantity(IReadOnlyList<TailToken> lexed, int at, TailToken number)
    {
        number.Type = HmsTailLexer.QUANTITY;
        if (!number.Span.ContainsAnyExcept(Digits) && at + 1 < lexed.Count)
        {
            var next = lexed[at + 1];
            var isUnit = next.Type == HmsTailLexer.PERCENT || (next.Type == HmsTailLexer.PATH && (UnitTable.IsUnitWord(next.Text) || UnitSpelling.IsMeantForUnit(next.Text)));
            if (isUnit && _tail.Text.AsSpan(number.StopIndex, next.StartIndex - number.StopIndex).IndexOfAny('\r', '\n') < 0)
            {
                number.GrowTo(next);
                at++;
            }
        }

        if (at + 2 < lexed.Count && lexed[at + 1].Type == HmsTailLexer.SLASH && lexed[at + 1].StartIndex == number.StopIndex + 1
            && lexed[at + 2].Type == HmsTailLexer.PATH && lexed[at + 2].StartIndex == number.StopIndex + 2 && UnitTable.IsPerWord(lexed[at + 2].Text))
        {
            number.GrowTo(lexed[at + 2]);
            at += 2;
        }

        return at;
    }

    private void Word(IReadOnlyList<TailToken> lexed, int at, TailToken token)
    {
        if (_selectors > 0 || _brackets > 0)
        {
            return;
        }

        var text = token.Text;
        if (_vocabulary.Words.TryGetValue(text, out var type))
        {
            token.Type = IsName(lexed, at, type) ? HmsTailLexer.PATH : type;
        }
        else if (_vocabulary.IsExpression && TailHabits.IsShouted(text) && _vocabulary.Words.TryGetValue(text.ToLowerInvariant(), out type))
        {
            Habit(token, type, $"`{text.ToLowerInvariant()}`");
        }
    }

    // A few words are names where the sentence has no place for them as words.
    private bool IsName(IReadOnlyList<TailToken> lexed, int at, int type) => type switch
    {
        HmsTailLexer.NO => _tokens.Count > 0,
        HmsTailLexer.TILE => !IsSubject(lexed, at),
        HmsTailLexer.TIMEOUT => Last is null || !OperandEnds.Contains(Last.Type),
        HmsTailLexer.IN => _tokens.Count == 0 && at + 1 < lexed.Count && lexed[at + 1].Text == "in",
        _ => false,
    };

    private bool IsSubject(IReadOnlyList<TailToken> lexed, int at) =>
        (_tokens.Count == 0 || (_tokens.Count == 1 && _tokens[0].Type == HmsTailLexer.NO))
        && at + 1 < lexed.Count && lexed[at + 1].Type is HmsTailLexer.PATH or HmsTailLexer.STRING
        && (!ExpectBuilder.IsState(lexed[at + 1].Text) || (at + 2 < lexed.Count && ExpectBuilder.IsColor(lexed[at + 2].Text)));

    private int TwoSigns(IReadOnlyList<TailToken> lexed, int at, TailToken token)
    {
        if (at + 1 < lexed.Count && TailHabits.Meant(_vocabulary, token, lexed[at + 1]) is var (type, written))
        {
            token.GrowTo(lexed[at + 1]);
            Habit(token, type, $"`{written}`");
            return at + 1;
        }

        return at;
    }

    private void Sign(TailToken token)
    {
        var isPlainAssign = token.Type == HmsTailLexer.ASSIGN && (_selectors > 0 || !_vocabulary.IsExpression);
        if (!isPlainAssign && TailHabits.Meant(_vocabulary, token) is var (type, remedy))
        {
            Habit(token, type, remedy);
        }
    }

    private void Habit(TailToken token, int meant, string remedy)
    {
        _problems.Report(SyntaxDiagnostics.Habit(_tail.Source, _tail.Outer(token.StartIndex, token.StopIndex + 1), token.Text, remedy));
        token.Type = meant;
    }

    private void Nest(TailToken token)
    {
        switch (token.Type)
        {
            case HmsTailLexer.SELECTOR:
                _selectors++;
                Open();
                break;
            case HmsTailLexer.LBRACE:
                _selectors++;
                break;
            case HmsTailLexer.LPAREN or HmsTailLexer.CALL:
                Open();
                break;
            case HmsTailLexer.LBRACKET:
                _brackets++;
                break;
            case HmsTailLexer.RBRACKET:
                _brackets = Math.Max(0, _brackets - 1);
                break;
            case HmsTailLexer.RBRACE:
                _selectors = Math.Max(0, _selectors - 1);
                Close();
                break;
            case HmsTailLexer.RPAREN:
                Close();
                break;
        }

        _prefixes = token.Type is HmsTailLexer.NOT or HmsTailLexer.MINUS ? _prefixes + 1 : 0;
        if (_depth + _prefixes > SyntaxLimits.Nesting)
        {
            IsTooDeep = true;
            _problems.Report(SyntaxDiagnostics.TooDeep(
                _tail.Source, _tail.Outer(token.StartIndex, token.StopIndex + 1), SyntaxLimits.Nesting));
        }
    }

    // The prefixes before a parenthesis are open as long as it is.
    private void Open()
    {
        _opened.Push(_prefixes + 1);
        _depth += _prefixes + 1;
    }

    private void Close() => _depth -= _opened.TryPop(out var opened) ? opened : 0;
}
