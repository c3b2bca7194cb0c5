using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Runs an entry rule of the generated parser over a tail, within the limits, and turns its errors into diagnostics; lexer, parser and their streams serve tail after tail.</summary>
internal sealed class TailRunner
{
    private readonly TailCharacters _characters = new();
    private readonly TailTokenStream _stream = new();
    private readonly TailTokens _retyper = new();
    private readonly List<TailToken> _lexed = [];
    private readonly HmsTailLexer _lexer;
    private readonly HmsTailParser _parser;

    public TailRunner()
    {
        _lexer = new HmsTailLexer(_characters) { TokenFactory = new TailTokenFactory(_characters) };
        _lexer.RemoveErrorListeners();
        _parser = new HmsTailParser(_stream) { ErrorHandler = new BailErrorStrategy(), BuildParseTree = false };
        _parser.RemoveErrorListeners();
    }

    /// <value>Words and signs read so far.</value>
    public int TokenCount { get; set; }

    /// <summary>What the rule makes of the tail's stretch from one offset to another, or null after a problem.</summary>
    /// <param name="row">The tail's row.</param>
    /// <param name="nodes">The tail.</param>
    /// <param name="vocabulary">Words that are keywords in it.</param>
    /// <param name="state">What the build needs besides the parser; handed through so that no tail costs a closure.</param>
    /// <param name="build">Runs the rule, and makes our tree of the parser's.</param>
    /// <param name="from">The stretch's beginning.</param>
    /// <param name="to">Its end.</param>
    public T? Run<TState, T>(
        ClauseRow row, TailNodes nodes, TailVocabulary vocabulary, TState state, Func<TState, HmsTailParser, T?> build, int from = 0, int to = int.MaxValue)
        where T : class
    {
        var (tail, problems) = (nodes.Tail, nodes.Problems);
        if (tail.Text.Length > SyntaxLimits.TailLength)
        {
            problems.Report(TooLong(tail));
            return null;
        }

        // What is not for the parser is blanked, not cut off: the offsets stay those of the whole tail.
        Lex(Blanked(to < tail.Text.Length ? tail.Text[..to] : tail.Text, from));
        TokenCount += _lexed.Count;
        var tokens = _retyper.Retype(tail, vocabulary, problems, _lexed);
        if (_retyper.IsTooDeep)
        {
            return null;
        }

        if (_lexed.Count > SyntaxLimits.ExpressionTokens && vocabulary.IsExpression)
        {
            problems.Report(TooLong(tail));
            return null;
        }

        _stream.Begin(tokens);
        _parser.Reset();
        try
        {
            return build(state, _parser);
        }
        catch (ParseCanceledException canceled) when (canceled.InnerException is RecognitionException error)
        {
            problems.Report(new TailErrors(tail, row, tokens).Describe(error.OffendingToken, error.GetExpectedTokens()));
            return null;
        }
    }

    private void Lex(string text)
    {
        _characters.Begin(text);
        _lexer.Reset();
        _lexed.Clear();
        while (_lexer.NextToken() is TailToken token && token.Type != TokenConstants.EOF)
        {
            _lexed.Add(token);
        }
    }

    private static Diagnostic TooLong(TailText tail) =>
        SyntaxDiagnostics.TailTooLong(tail.Source, new TextSpan(tail.Span.Start, 0), SyntaxLimits.ExpressionTokens);

    // A comment at the very beginning has no blank before it by which the lexer would know it.
    private static string Blanked(string text, int from)
    {
        var at = from;
        while (at < text.Length && (text[at] == '#' || char.IsWhiteSpace(text[at])))
        {
            var end = text[at] == '#' ? text.IndexOf('\n', at) : at + 1;
            at = end < 0 ? text.Length : end;
        }

        return at == 0 ? text : new string(' ', at) + text[at..];
    }
}
