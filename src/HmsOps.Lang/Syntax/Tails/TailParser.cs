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
    private readonly Func<ClauseRow, TailNodes, TailSyntax?> _tail;

    public TailParser() => (_sentences, _tail) = (new(_runner), Tail);

    /// <value>Words and signs read so far.</value>
    public int TokenCount => _runner.TokenCount;

    /// <summary>The tail, or null where it could not be read; at most one problem a tail. Of a row that wants a block a text is a problem: blocks are the readers'.</summary>
    public TailSyntax? Parse(ClauseRow row, TailText text, out Diagnostic? problem) => Parse(row, text, _tail, out problem);

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
        Parse(row, text, (_, nodes) => _runner.Run(row, nodes, vocabulary, (build, nodes), static (state, parser) => state.build(new ClauseBuilder(state.nodes), parser)), out problem);

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

    // What the rules of a tail need besides the parser.
    private readonly record struct Job(ClauseRow Row, ClauseBuilder Clauses);

    private TailSyntax? Tail(ClauseRow row, TailNodes nodes)
    {
        var (tail, problems) = (nodes.Tail, nodes.Problems);
        return row.Tail switch
        {
            TailKind.Held => Run(row, nodes, TailVocabulary.Expression, static (job, parser) => job.Clauses.Held(job.Row, parser.heldTail())),
            TailKind.Expression => Run(row, nodes, TailVocabulary.Expression, static (job, parser) => job.Clauses.Expression(parser.expressionTail())),
            TailKind.Let => Run(row, nodes, TailVocabulary.Let, static (job, parser) => job.Clauses.Let(parser.letTail())),
            TailKind.Duration => Run(row, nodes, TailVocabulary.None, static (job, parser) => job.Clauses.Quantity(parser.quantityTail())),
            TailKind.Number => Run(row, nodes, TailVocabulary.None, static (job, parser) => job.Clauses.Number(job.Row, parser.quantityTail())),
            TailKind.Instances => Run(row, nodes, TailVocabulary.None, static (job, parser) => job.Clauses.Instances(job.Row, parser.instancesTail())),
            TailKind.Retry => Run(row, nodes, TailVocabulary.Retry, static (job, parser) => job.Clauses.Retry(job.Row, parser.retryTail())),
            TailKind.Labels => Run(row, nodes, TailVocabulary.None, static (job, parser) => job.Clauses.Labels(parser.labelsTail())),
            TailKind.Names => Run(row, nodes, TailVocabulary.None, static (job, parser) => job.Clauses.Names(parser.namesTail())),
            TailKind.In => Run(row, nodes, TailVocabulary.In, static (job, parser) => job.Clauses.In(parser.inTail())),
            TailKind.Pairs => Run(row, nodes, TailVocabulary.None, static (job, parser) => job.Clauses.Pair(parser.pairTail())) is { } pair
                ? new PairsTailSyntax(tail.Source, tail.Span, [pair])
                : null,
            TailKind.Parameters => Run(row, nodes, TailVocabulary.None, static (job, parser) => job.Clauses.Parameters(parser.parametersTail())),
            TailKind.Hours => Run(row, nodes, TailVocabulary.Hours, static (job, parser) => job.Clauses.Hours(parser.hoursTail())),
            TailKind.Dates => Run(row, nodes, TailVocabulary.None, static (job, parser) => job.Clauses.Dates(parser.datesTail())),
            TailKind.Start => _runner.Run(row, nodes, TailVocabulary.None, nodes, static (nodes, parser) => new TestTailBuilder(nodes).Start(parser.startTail())),
            TailKind.Given => _sentences.Given(row, nodes),
            TailKind.Expect => _sentences.Expect(row, nodes),
            TailKind.Word or TailKind.Color => WordTail.OneOf(row, tail, problems),
            TailKind.Unit => WordTail.Unit(row, tail, problems),
            TailKind.Text => WordTail.Literal(row, tail, problems),
            TailKind.Raw => Raw(nodes),
            _ => NoBlock(row, nodes),
        };
    }

    private T? Run<T>(ClauseRow row, TailNodes nodes, TailVocabulary vocabulary, Func<Job, HmsTailParser, T?> build)
        where T : class =>
        _runner.Run(row, nodes, vocabulary, new Job(row, new ClauseBuilder(nodes)), build);

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
