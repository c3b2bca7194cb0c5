using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Runs an entry rule of the generated parser over a tail, within the limits, and turns its errors into diagnostics.</summary>
internal sealed class TailRunner
{
    private readonly HmsTailLexer _lexer = new(new AntlrInputStream(""));
    private readonly HmsTailParser _parser;

    public TailRunner()
    {
        _lexer.RemoveErrorListeners();
        _parser = new HmsTailParser(new CommonTokenStream(_lexer)) { ErrorHandler = new BailErrorStrategy(), BuildParseTree = true };
        _parser.RemoveErrorListeners();
    }

    /// <value>Words and signs read so far.</value>
    public int TokenCount { get; set; }

    /// <summary>What the rule makes of the tail's stretch from one offset to another, or null after a problem.</summary>
    public T? Run<T>(
        ClauseRow row, TailNodes nodes, TailVocabulary vocabulary, Func<HmsTailParser, T?> parse, int from = 0, int to = int.MaxValue)
        where T : class
    {
        var (tail, problems) = (nodes.Tail, nodes.Problems);
        var tooLong = SyntaxDiagnostics.TailTooLong(tail.Source, new TextSpan(tail.Span.Start, 0), SyntaxLimits.ExpressionTokens);
        if (tail.Text.Length > SyntaxLimits.TailLength)
        {
            problems.Report(tooLong);
            return null;
        }

        // What is not for the parser is blanked, not cut off: the offsets stay those of the whole tail.
        _lexer.SetInputStream(new AntlrInputStream(Blanked(to < tail.Text.Length ? tail.Text[..to] : tail.Text, from)));
        var lexed = _lexer.GetAllTokens();
        TokenCount += lexed.Count;
        var retyper = new TailTokens(tail, vocabulary, problems);
        var tokens = retyper.Retype(lexed);
        if (retyper.IsTooDeep)
        {
            return null;
        }

        if (lexed.Count > SyntaxLimits.ExpressionTokens && vocabulary.IsExpression)
        {
            problems.Report(tooLong);
            return null;
        }

        _parser.TokenStream = new CommonTokenStream(new ListTokenSource(tokens));
        try
        {
            return parse(_parser);
        }
        catch (ParseCanceledException canceled) when (canceled.InnerException is RecognitionException error)
        {
            problems.Report(new TailErrors(tail, row, tokens).Describe(error.OffendingToken, error.GetExpectedTokens()));
            return null;
        }
    }

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
