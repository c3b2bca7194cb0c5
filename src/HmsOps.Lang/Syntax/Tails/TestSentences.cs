using System.Collections.Frozen;
using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Parses what a test gives and expects: sentences in which raw words of commands stand beside what the grammar reads.</summary>
internal sealed class TestSentences(TailRunner runner)
{
    private static readonly FrozenSet<string> GivenStops = FrozenSet.ToFrozenSet(["fails", "takes", "is"]);
    private static readonly FrozenSet<string> ExpectStops = FrozenSet.ToFrozenSet(["at", "from", "never", "after", "within"]);

    public TailSyntax? Given(ClauseRow row, TailNodes nodes)
    {
        var builder = new TestTailBuilder(nodes);
        var text = nodes.Tail.Text;
        if (WordTail.Begins(text, "approve", out var by) && WordTail.Begins(text, "by", out _, by))
        {
            var approval = row with { Example = "approve by sre at 16m" };
            return runner.Run(approval, nodes, TailVocabulary.Approve, builder, (builder, parser) => builder.Approval(parser.approvalTail()), by);
        }

        if (!WordTail.Begins(text, "run", out var rest))
        {
            return runner.Run(row, nodes, TailVocabulary.Given, builder, (builder, parser) => builder.Given(parser.givenTail()));
        }

        var command = RawWords.Split(nodes.Tail, rest, GivenStops, nodes.Problems, out var end);
        runner.TokenCount += command.Length;
        if (!IsCommand(row, nodes, command))
        {
            return null;
        }

        if (end == text.Length)
        {
            nodes.Problems.Report(SyntaxDiagnostics.EndsTooEarly(
                nodes.Source, nodes.Tail.Span, "what it does (`fails`, `takes 30s` or `is inconclusive`)", text));
            return null;
        }

        var behaviour = row with { Example = "run scale fails 2 times" };
        return runner.Run(behaviour, nodes, TailVocabulary.Behaviour, builder, (builder, parser) => builder.Behaviour(command, parser.behaviourTail()), end);
    }

    public ExpectTailSyntax? Expect(ClauseRow row, TailNodes nodes)
    {
        var builder = new ExpectBuilder(nodes);
        var text = nodes.Tail.Text;
        var hasNo = WordTail.Begins(text, "no", out var first);
        first = hasNo ? first : 0;
        if (BeginsEvent(text, first, out var isRun, out var rest))
        {
            return Event(row, nodes, builder, hasNo, first, isRun, rest);
        }

        var cut = AfterIn(text, first);
        var after = cut < text.Length ? After(row, nodes, builder, cut) : null;
        if (cut < text.Length && after is null)
        {
            return null;
        }

        if (!WordTail.Begins(text, "value", out rest, first) || ExpectBuilder.IsState(WordAt(text, rest)))
        {
            return runner.Run(row, nodes, TailVocabulary.Expect, builder, (builder, parser) => builder.State(parser.expectTail(), after), 0, cut);
        }

        var value = row with { Example = "value permit-svc.latency.p95 > 0.8s at 12m" };
        return runner.Run(value, nodes, TailVocabulary.ExpectValue, builder, (builder, parser) => builder.Value(hasNo, first, parser.expectValueTail(), after), rest, cut);
    }

    private ExpectTailSyntax? Event(ClauseRow row, TailNodes nodes, ExpectBuilder builder, bool hasNo, int first, bool isRun, int rest)
    {
        var words = RawWords.Split(nodes.Tail, rest, ExpectStops, nodes.Problems, out var end);
        runner.TokenCount += words.Length;
        if (!IsCommand(row, nodes, words))
        {
            return null;
        }

        var subject = Subject(nodes, first, end, isRun, words);
        if (!WordTail.Begins(nodes.Tail.Text, "after", out _, end))
        {
            return runner.Run(row, nodes, TailVocabulary.Expect, builder, (builder, parser) => builder.Event(hasNo, subject, parser.whenTail().moment), end);
        }

        return After(row, nodes, builder, end) is { } when ? builder.Event(hasNo, subject, when) : null;
    }

    private ExpectWhenSyntax? After(ClauseRow row, TailNodes nodes, ExpectBuilder builder, int at)
    {
        var text = nodes.Tail.Text;
        WordTail.Begins(text, "after", out var start, at);
        if (start >= text.Length)
        {
            nodes.Problems.Report(SyntaxDiagnostics.EndsTooEarly(nodes.Source, nodes.Tail.Outer(at, text.Length), "what it comes after, such as `run scale`,", "after"));
            return null;
        }

        if (!BeginsEvent(text, start, out var isRun, out var rest))
        {
            return runner.Run(row, nodes, TailVocabulary.Expect, builder, (builder, parser) => builder.After(at, parser.afterTail()), start);
        }

        var words = RawWords.Split(nodes.Tail, rest, ExpectStops, nodes.Problems, out var end);
        runner.TokenCount += words.Length;
        return IsCommand(row, nodes, words)
            ? runner.Run(
                row, nodes, TailVocabulary.Expect, builder, (builder, parser) => builder.After(at, Subject(nodes, start, end, isRun, words), parser.withinTail().within), end)
            : null;
    }

    private static ExpectSubjectSyntax Subject(TailNodes nodes, int start, int end, bool isRun, ImmutableArray<RawWordSyntax> words)
    {
        var span = nodes.Tail.Outer(start, nodes.Tail.Text[..end].TrimEnd().Length);
        return isRun ? new ExpectStepSyntax(nodes.Source, span, words) : new ExpectNoticeSyntax(nodes.Source, span, words);
    }

    private static bool BeginsEvent(string text, int start, out bool isRun, out int rest)
    {
        isRun = WordTail.Begins(text, "run", out rest, start);
        return isRun || WordTail.Begins(text, "notify", out rest, start);
    }

    // True where there are words and nothing was wrong with them.
    private static bool IsCommand(ClauseRow row, TailNodes nodes, ImmutableArray<RawWordSyntax> words)
    {
        if (words.IsEmpty)
        {
            nodes.Problems.Report(SyntaxDiagnostics.MissingTail(nodes.Source, nodes.Tail.Span, row.Head, row.Example));
        }

        return nodes.Problems.First is null;
    }

    // Where the word `after` stands outside of quotes and brackets, or the text's end.
    private static int AfterIn(string text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] is '"' or '\'' or '`')
            {
                var end = text[at] == '`' ? text.IndexOf('`', at + 1) + 1 : StringLiteral.EndOf(text, at);
                at = end > at ? end - 1 : at;
            }
            else if (text[at] is '{' or '(' or '}' or ')')
            {
                depth += text[at] is '{' or '(' ? 1 : -1;
            }
            else if (depth <= 0 && at > start && char.IsWhiteSpace(text[at - 1]) && WordTail.Begins(text, "after", out _, at))
            {
                return at;
            }
        }

        return text.Length;
    }

    private static string WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return text[at..end];
    }
}
