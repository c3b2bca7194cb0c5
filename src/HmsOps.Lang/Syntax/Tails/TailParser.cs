using System.Collections.Frozen;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Parses tails by the entry rule of their row: what both spellings share.</summary>
internal sealed class TailParser
{
    private static readonly FrozenSet<string> NoStops = FrozenSet<string>.Empty;

    private static readonly ClauseRow Timeout = DeclarationTable.StepOptions.Single(row => row.Head == "timeout");

    private readonly TailRunner _runner = new();
    private readonly TestSentences _sentences;

    public TailParser() => _sentences = new(_runner);

    /// <value>Words and signs read so far.</value>
    public int TokenCount => _runner.TokenCount;

    /// <summary>The tail, or null where it could not be read; at most one problem a tail. Of a row that wants a block a text is a problem: blocks are the readers'.</summary>
    public TailSyntax? Parse(ClauseRow row, TailText text, out Diagnostic? problem) => Parse(row, text, Tail, out problem);

    /// <summary>A step whose tail is one piece of text: all but <c>if</c> and <c>parallel</c>. The options of run and call are added by the reader.</summary>
    public StepSyntax? ParseStep(ClauseRow row, TextSpan keyword, TailText text, out Diagnostic? problem)
    {
        switch (row.Tail)
        {
            case TailKind.WaitUntil:
                return Parse(row, text, TailVocabulary.WaitUntil, (clauses, parser) => clauses.WaitUntil(keyword, parser.waitUntilTail()), out problem);
            case TailKind.Approve:
                return Parse(row, text, TailVocabulary.Approve, (clauses, parser) => clauses.Approve(keyword, parser.approveTail()), out problem);
        }

        var span = keyword.To(text.Trim().Span);
        return (row.Head, Parse(row, text, out problem)) switch
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
        var expression = ParseExpression(row, condition, out problem);
        var length = (Parse(Timeout, timeout, out var second) as QuantityTailSyntax)?.Quantity;
        problem ??= second;
        var (one, two) = (condition.Trim().Span, timeout.Trim().Span);
        return expression is null || length is null
            ? null
            : new WaitUntilStepSyntax(condition.Source, keyword.To(one.End > two.End ? one : two), keyword, expression, length);
    }

    /// <summary>A condition or number alone: that of the step <c>if</c>, whose row has more than a text.</summary>
    public ExpressionSyntax? ParseExpression(ClauseRow row, TailText text, out Diagnostic? problem) =>
        (Parse(row with { Tail = TailKind.Expression }, text, out problem) as ExpressionTailSyntax)?.Expression;

    /// <summary>One <c>name = "value"</c> of a block of pairs.</summary>
    public PairSyntax? ParsePair(ClauseRow row, TailText text, out Diagnostic? problem) =>
        Parse(row, text, TailVocabulary.None, (clauses, parser) => clauses.Pair(parser.pairTail()), out problem);

    /// <summary>One parameter without parentheses: an item of YAML's list.</summary>
    public ParameterDeclarationSyntax? ParseParameter(ClauseRow row, TailText text, out Diagnostic? problem) =>
        Parse(row, text, TailVocabulary.None, (clauses, parser) => clauses.Parameter(parser.parameterTail().value), out problem);

    /// <summary>The <c>in [a, b]</c> of an open row, whose word is the label.</summary>
    public InTailSyntax? ParseIn(ClauseRow row, NameSyntax label, TailText text, out Diagnostic? problem) =>
        Parse(row, text, TailVocabulary.In, (clauses, parser) => clauses.In(label, parser.valuesTail().values), out problem);

    private T? Parse<T>(ClauseRow row, TailText text, TailVocabulary vocabulary, Func<ClauseBuilder, HmsTailParser, T?> build, out Diagnostic? problem)
        where T : class =>
        Parse(row, text, (_, nodes) => _runner.Run(row, nodes, vocabulary, parser => build(new ClauseBuilder(nodes), parser)), out problem);

    private static T? Parse<T>(ClauseRow row, TailText text, Func<ClauseRow, TailNodes, T?> parse, out Diagnostic? problem)
        where T : class
    {
        var problems = new TailProblems();
        var tail = text.Trim();
        T? result = null;
        if (tail.Text.Length == 0)
        {
            problems.Report(SyntaxDiagnostics.MissingTail(tail.Source, tail.Span, row.Head, row.Example));
        }
        else
        {
            result = parse(row, new TailNodes(tail, problems));
        }

        problem = problems.First;
        return result;
    }

    private TailSyntax? Tail(ClauseRow row, TailNodes nodes)
    {
        var clauses = new ClauseBuilder(nodes);
        var (tail, problems) = (nodes.Tail, nodes.Problems);
        return row.Tail switch
        {
            TailKind.Held => _runner.Run(row, nodes, TailVocabulary.Expression, parser => clauses.Held(row, parser.heldTail())),
            TailKind.Expression => _runner.Run(row, nodes, TailVocabulary.Expression, parser => clauses.Expression(parser.expressionTail())),
            TailKind.Let => _runner.Run(row, nodes, TailVocabulary.Let, parser => clauses.Let(parser.letTail())),
            TailKind.Duration => _runner.Run(row, nodes, TailVocabulary.None, parser => clauses.Quantity(parser.quantityTail())),
            TailKind.Number => _runner.Run(row, nodes, TailVocabulary.None, parser => clauses.Number(row, parser.quantityTail())),
            TailKind.Instances => _runner.Run(row, nodes, TailVocabulary.None, parser => clauses.Instances(row, parser.instancesTail())),
            TailKind.Retry => _runner.Run(row, nodes, TailVocabulary.Retry, parser => clauses.Retry(row, parser.retryTail())),
            TailKind.Labels => _runner.Run(row, nodes, TailVocabulary.None, parser => clauses.Labels(parser.labelsTail())),
            TailKind.Names => _runner.Run(row, nodes, TailVocabulary.None, parser => clauses.Names(parser.namesTail())),
            TailKind.In => _runner.Run(row, nodes, TailVocabulary.In, parser => clauses.In(parser.inTail())),
            TailKind.Pairs => _runner.Run(row, nodes, TailVocabulary.None, parser => clauses.Pair(parser.pairTail())) is { } pair
                ? new PairsTailSyntax(tail.Source, tail.Span, [pair])
                : null,
            TailKind.Parameters => _runner.Run(row, nodes, TailVocabulary.None, parser => clauses.Parameters(parser.parametersTail())),
            TailKind.Hours => _runner.Run(row, nodes, TailVocabulary.Hours, parser => clauses.Hours(parser.hoursTail())),
            TailKind.Dates => _runner.Run(row, nodes, TailVocabulary.None, parser => clauses.Dates(parser.datesTail())),
            TailKind.Start => _runner.Run(row, nodes, TailVocabulary.None, parser => new TestTailBuilder(nodes).Start(parser.startTail())),
            TailKind.Given => _sentences.Given(row, nodes),
            TailKind.Expect => _sentences.Expect(row, nodes),
            TailKind.Word or TailKind.Color => WordTail.OneOf(row, tail, problems),
            TailKind.Unit => WordTail.Unit(row, tail, problems),
            TailKind.Text => WordTail.Literal(row, tail, problems),
            TailKind.Raw => Raw(nodes),
            _ => NoBlock(row, nodes),
        };
    }

    private static TailSyntax? NoBlock(ClauseRow row, TailNodes nodes)
    {
        nodes.Problems.Report(SyntaxDiagnostics.MissingBlock(nodes.Source, nodes.Tail.Span, row.Head));
        return null;
    }

    private RawTailSyntax? Raw(TailNodes nodes)
    {
        var words = RawWords.Split(nodes.Tail, 0, NoStops, nodes.Problems, out _);
        _runner.TokenCount += words.Length;
        return nodes.Problems.First is null ? new RawTailSyntax(nodes.Source, nodes.Tail.Span, words) : null;
    }
}
