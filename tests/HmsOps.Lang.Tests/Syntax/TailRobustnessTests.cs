using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Syntax;

/// <summary>Whatever a tail holds: a tree or a problem, never neither, and everything inside the text.</summary>
public class TailRobustnessTests
{
    private static readonly string[] Pieces =
    [
        "a", "a.p95", "*.a", "`x y`", "share of", "of", "99% of", "over 5m", "1w ago", "by", "without", "by *", "and", "or", "not", "for 5m", "for 80% of 5m", "true", "timeout", "5m",
        "5", "0.8s", "5 min", "1h30m", "5%", "100/s", "0+10x10", "1_000", "1,000", ".8", "2026-04-15", "09:00", "9:00", "to", "mon", "daily", "mon-fri", "sum(", "f(", "(", ")", ", ",
        "{", "}", "{x = \"y\"}", "x = \"y\"", "[", "]", "in [", "in", "= ", "==", "=~", "!~", "<", "<=", "=>", "> =", "!", "&&", "|", "+", "-", "*", "/", "%", "\u00B1", "+-", "$p", "$",
        "\"x\"", "'y'", "\"", "'", "`", "\\", "#", " # c\n", "\n", "\r\n", "\t", ":", "to: text", "every 10s", "instances", "by sre", "within 5m", "at 5m", "from 1m to 2m", "never", "after",
        "no", "tile", "value", "run x", "notify #y", "approve by sre", "fails", "times", "takes", "is inconclusive", "missing", "reset", "firing", "critical", "red", "\u201C", "\u2265", "\u0000",
        "\uD83D", "é", "\u00A0", ";",
    ];

    private static readonly TailKind[] OfTheReaders = [TailKind.Steps, TailKind.Block, TailKind.Declaration, TailKind.If];

    private static readonly ClauseRow[] Rows =
    [
        .. DeclarationTable.Kinds.SelectMany(kind => kind.Clauses).Concat(DeclarationTable.StepOptions).Concat(DeclarationTable.LevelClauses)
            .Concat(DeclarationTable.ColorClauses).Concat(DeclarationTable.Steps).Where(row => !OfTheReaders.Contains(row.Tail)).DistinctBy(row => (row.Tail, row.IsOpen, row.Head == "clear", DeclarationTable.Steps.Contains(row))),
    ];

    [Property(MaxTest = 400)]
    public Property Soups_of_words_give_a_tree_or_a_problem() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(pieces.Count % 2 == 0 ? " " : "", pieces)).ToArbitrary(), Reads);

    [Property(MaxTest = 400)]
    public Property Broken_tails_give_a_tree_or_a_problem()
    {
        var whole = Directory.GetFiles(Path.Combine(CaseFiles.Root, "tests", "cases", "parse"), "*.cases").SelectMany(CaseFiles.Read)
            .SelectMany(@case => @case.Input.Split('\n')).Select(line => TailCase.Of(line).Text).Where(text => text.Length > 0).ToArray();
        var cut = from text in Gen.Elements(whole)
                  from start in Gen.Choose(0, text.Length)
                  from length in Gen.Choose(0, 5)
                  from piece in Gen.Elements(Pieces)
                  select string.Concat(text.AsSpan(0, start), piece, text.AsSpan(Math.Min(text.Length, start + length)));
        return Prop.ForAll(cut.ToArbitrary(), Reads);
    }

    private static void Reads(string text)
    {
        var parser = new TailParser();
        var source = new SourceText("x", text);
        foreach (var row in Rows)
        {
            var nodes = new TailCase(row, text, "").Parse(parser, TailText.OfFile(source, 0, text.Length), out var problem);
            Assert.True(nodes.Count > 0 || problem is not null, $"{row.Head}: neither a tree nor a problem\n{text}");
            Assert.True(problem is null || problem.Span.End <= text.Length, $"{row.Head}: {problem}\n{text}");
            Assert.All(nodes.SelectMany(SyntaxNodes.All), node =>
                Assert.True(node.Span.Start >= 0 && node.Span.Length >= 0 && node.Span.End <= text.Length, $"{row.Head}: {node.GetType().Name} {node.Span}\n{text}"));
        }
    }
}
