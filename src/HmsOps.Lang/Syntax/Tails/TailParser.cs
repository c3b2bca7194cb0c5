using System.Collections.Frozen;
using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Parses tails by the entry rule of their row: what both spellings share.</summary>
internal sealed class TailParser
{
    private static readonly FrozenSet<string> NoStops = FrozenSet<string>.Empty;
    private static readonly FrozenSet<string> GivenStops = FrozenSet.ToFrozenSet(["fails", "takes", "is"]);
    private static readonly FrozenSet<string> ExpectStops = FrozenSet.ToFrozenSet(["at", "from", "never", "after", "within"]);

    private readonly HmsTailLexer _lexer = new(new AntlrInputStream(""));
    private readonly HmsTailParser _parser;

    public TailParser()
    {
        _lexer.RemoveErrorListeners();
        _parser = new HmsTailParser(new CommonTokenStream(_lexer)) { ErrorHandler = new BailErrorStrategy(), BuildParseTree = true };
        _parser.RemoveErrorListeners();
    }

    /// <value>Words and signs read so far.</value>
    public int TokenCount { get; private set; }

    /// <summary>The tail, or null where it could not be read; at most one problem a tail.</summary>
    public TailSyntax? Parse(ClauseRow row, TailText text, out Diagnostic? problem)
    {
        var problems = new TailProblems();
        var tail = text.Trim();
        var result = tail.Text.Length == 0 ? Missing(row, tail, problems) : Parse(row, tail, problems);
        problem = problems.First;
        return result;
    }

    /// <summary>A step whose tail is one piece of text: run, call, notify, wait, wait until, approve, let. The options of run and call are added by the reader.</summary>
    public StepSyntax? ParseStep(ClauseRow row, TextSpan keyword, TailText text, out Diagnostic? problem)
    {
        var span = keyword.To(text.Trim().Span);
        if (row.Tail is TailKind.WaitUntil or TailKind.Approve)
        {
            problem = NotYet(text, row.Head);
            return null;
        }

        var tail = Parse(row, text, out problem);
        return (row.Head, tail) switch
        {
            ("run", RawTailSyntax raw) => new RunStepSyntax(text.Source, span, keyword, raw.Words, []),
            ("call", RawTailSyntax raw) => new CallStepSyntax(text.Source, span, keyword, raw.Words, []),
            ("notify", RawTailSyntax raw) => new NotifyStepSyntax(text.Source, span, keyword, raw.Words),
            ("wait", QuantityTailSyntax wait) => new WaitStepSyntax(text.Source, span, keyword, wait.Quantity),
            ("let", LetTailSyntax let) => new LetStepSyntax(text.Source, span, keyword, let),
            _ => null,
        };
    }

    /// <summary>The step wait until in YAML, where condition and timeout are two scalars; the step's span goes to the end of the later one.</summary>
    public WaitUntilStepSyntax? ParseWaitUntil(ClauseRow row, TextSpan keyword, TailText condition, TailText timeout, out Diagnostic? problem)
    {
        problem = NotYet(condition, row.Head);
        return null;
    }

    /// <summary>A condition or number alone: that of the step <c>if</c>, whose row has more than a text.</summary>
    public ExpressionSyntax? ParseExpression(ClauseRow row, TailText text, out Diagnostic? problem) =>
        (Parse(row with { Tail = TailKind.Expression }, text, out problem) as ExpressionTailSyntax)?.Expression;

    /// <summary>One <c>name = "value"</c> of a block of pairs.</summary>
    public PairSyntax? ParsePair(ClauseRow row, TailText text, out Diagnostic? problem)
    {
        problem = NotYet(text, row.Head);
        return null;
    }

    /// <summary>One parameter without parentheses: an item of YAML's list. <see cref="Parse"/> takes all of them, with their parentheses.</summary>
    public ParameterDeclarationSyntax? ParseParameter(ClauseRow row, TailText text, out Diagnostic? problem)
    {
        problem = NotYet(text, row.Head);
        return null;
    }

    /// <summary>The <c>in [a, b]</c> of an open row, whose word is the label.</summary>
    public InTailSyntax? ParseIn(ClauseRow row, NameSyntax label, TailText text, out Diagnostic? problem)
    {
        problem = NotYet(text, label.Text);
        return null;
    }

    private Diagnostic NotYet(TailText text, string what)
    {
        TokenCount++;
        return SyntaxDiagnostics.NotYet(text.Source, text.Span, what, []);
    }

    private static TailSyntax? Missing(ClauseRow row, TailText tail, TailProblems problems)
    {
        problems.Report(SyntaxDiagnostics.MissingTail(tail.Source, tail.Span, row.Head, row.Example));
        return null;
    }

    private TailSyntax? Parse(ClauseRow row, TailText tail, TailProblems problems) => row.Tail switch
    {
        TailKind.Held => Run(row, tail, TailKeywords.Expression, problems, parser => Held(parser.heldTail(), tail, problems)),
        TailKind.Expression => Run(row, tail, TailKeywords.Expression, problems, parser => Expression(parser.expressionTail(), tail, problems)),
        TailKind.Duration => Run(row, tail, TailKeywords.None, problems, parser => Quantity(parser.quantityTail(), tail, problems)),
        TailKind.Labels => Run(row, tail, TailKeywords.None, problems, parser => Labels(parser.labelsTail(), tail, problems)),
        TailKind.Start => Run(row, tail, TailKeywords.None, problems, parser => new TestTailBuilder(tail, problems).Start(parser.startTail())),
        TailKind.Given => Given(row, tail, problems),
        TailKind.Expect => Expect(row, tail, problems),
        TailKind.Word => WordTail.OneOf(row, tail, problems),
        TailKind.Unit => WordTail.Unit(row, tail, problems),
        TailKind.Text => WordTail.Literal(row, tail, problems),
        TailKind.Raw => Raw(tail, problems),
        _ => null,
    };

    private RawTailSyntax? Raw(TailText tail, TailProblems problems)
    {
        var words = RawWords.Split(tail, 0, NoStops, problems, out _);
        TokenCount += words.Length;
        return problems.First is null ? new RawTailSyntax(tail.Source, tail.Span, words) : null;
    }

    private static HeldTailSyntax? Held(HmsTailParser.HeldTailContext context, TailText tail, TailProblems problems)
    {
        var builder = new ExpressionBuilder(tail, problems);
        var condition = builder.Build(context.condition);
        var length = context.length is null ? null : builder.Quantity(context.length);
        if (context.window is not null)
        {
            builder.NotYet(context.OF().Symbol, "for N% of");
            return null;
        }

        return condition is null || (context.length is not null && length is null)
            ? null
            : new HeldTailSyntax(tail.Source, tail.Span, condition, length);
    }

    private static ExpressionTailSyntax? Expression(HmsTailParser.ExpressionTailContext context, TailText tail, TailProblems problems) =>
        new ExpressionBuilder(tail, problems).Build(context.value) is { } value ? new ExpressionTailSyntax(tail.Source, tail.Span, value) : null;

    private static QuantityTailSyntax? Quantity(HmsTailParser.QuantityTailContext context, TailText tail, TailProblems problems) =>
        new ExpressionBuilder(tail, problems).Quantity(context.value) is { } value ? new QuantityTailSyntax(tail.Source, tail.Span, value) : null;

    private static LabelsTailSyntax Labels(HmsTailParser.LabelsTailContext context, TailText tail, TailProblems problems)
    {
        var builder = new ExpressionBuilder(tail, problems);
        return new LabelsTailSyntax(
            tail.Source,
            tail.Span,
            context.all is null ? [.. context._names.Select(builder.Name)] : [new NameSyntax(tail.Source, builder.SpanOf(context.all), "*")]);
    }

    private TailSyntax? Given(ClauseRow row, TailText tail, TailProblems problems)
    {
        var builder = new TestTailBuilder(tail, problems);
        if (WordTail.Begins(tail.Text, "approve", out var word))
        {
            problems.Report(SyntaxDiagnostics.NotYet(tail.Source, tail.Outer(0, tail.Text[..word].TrimEnd().Length), "given approve", []));
            return null;
        }

        if (!WordTail.Begins(tail.Text, "run", out var rest))
        {
            return Run(row, tail, TailKeywords.Given, problems, parser => builder.Given(parser.givenTail()));
        }

        var command = RawWords.Split(tail, rest, GivenStops, problems, out var end);
        return Rest(row, tail, command, end, "what it does (`fails`, `takes 30s` or `is inconclusive`)", problems)
            ? Run(row, tail, TailKeywords.Behaviour, problems, parser => builder.Behaviour(command, parser.behaviourTail()), end)
            : null;
    }

    private ExpectTailSyntax? Expect(ClauseRow row, TailText tail, TailProblems problems)
    {
        var builder = new TestTailBuilder(tail, problems);
        var hasNo = WordTail.Begins(tail.Text, "no", out var first);
        first = hasNo ? first : 0;
        var isRun = WordTail.Begins(tail.Text, "run", out var rest, first);
        if (!isRun && !WordTail.Begins(tail.Text, "notify", out rest, first))
        {
            return Run(row, tail, TailKeywords.Expect, problems, parser => builder.Expect(parser.expectTail()));
        }

        var words = RawWords.Split(tail, rest, ExpectStops, problems, out var end);
        if (!Rest(row, tail, words, end, "", problems))
        {
            return null;
        }

        var span = tail.Outer(first, tail.Text[..end].TrimEnd().Length);
        ExpectSubjectSyntax subject = isRun ? new ExpectStepSyntax(tail.Source, span, words) : new ExpectNoticeSyntax(tail.Source, span, words);
        return Run(row, tail, TailKeywords.Expect, problems, parser => builder.Expect(hasNo, subject, parser.whenTail().moment), end);
    }

    // True where there is a command and, where it must, something follows it.
    private static bool Rest(ClauseRow row, TailText tail, ImmutableArray<RawWordSyntax> words, int end, string needed, TailProblems problems)
    {
        if (words.IsEmpty)
        {
            problems.Report(SyntaxDiagnostics.MissingTail(tail.Source, tail.Span, row.Head, row.Example));
        }
        else if (needed.Length > 0 && end == tail.Text.Length)
        {
            problems.Report(SyntaxDiagnostics.EndsTooEarly(tail.Source, tail.Span, needed, tail.Text));
        }

        return problems.First is null;
    }

    private T? Run<T>(
        ClauseRow row, TailText tail, FrozenDictionary<string, int> keywords, TailProblems problems, Func<HmsTailParser, T?> parse, int from = 0)
        where T : TailSyntax
    {
        if (tail.Text.Length > SyntaxLimits.TailLength)
        {
            problems.Report(SyntaxDiagnostics.TailTooLong(tail.Source, new TextSpan(tail.Span.Start, 0), SyntaxLimits.ExpressionTokens));
            return null;
        }

        // What is not for the parser is blanked, not cut off: the offsets stay those of the whole tail.
        _lexer.SetInputStream(new AntlrInputStream(Blanked(tail.Text, from)));
        var lexed = _lexer.GetAllTokens();
        TokenCount += lexed.Count;
        var retyper = new TailTokens(tail, keywords, problems);
        var tokens = retyper.Retype(lexed);
        if (retyper.IsTooDeep)
        {
            return null;
        }

        if (lexed.Count > SyntaxLimits.ExpressionTokens && row.Tail is TailKind.Held or TailKind.Expression)
        {
            problems.Report(SyntaxDiagnostics.TailTooLong(tail.Source, new TextSpan(tail.Span.Start, 0), SyntaxLimits.ExpressionTokens));
            return null;
        }

        _parser.TokenStream = new CommonTokenStream(new ListTokenSource(tokens));
        try
        {
            return parse(_parser);
        }
        catch (ParseCanceledException canceled) when (canceled.InnerException is RecognitionException error)
        {
            problems.Report(new TailErrors(tail, row.Tail, tokens).Describe(error.OffendingToken, error.GetExpectedTokens()));
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
