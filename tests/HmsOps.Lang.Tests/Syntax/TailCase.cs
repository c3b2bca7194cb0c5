using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Syntax;

/// <summary>A line <c>ROW :: TAIL</c> of a parse case, where ROW names a row of the declaration table: <c>alert if</c>, <c>step wait until</c>, <c>option retry</c>.</summary>
/// <param name="Row">The row.</param>
/// <param name="Text">The tail; <c>\n</c> in the case stands for a line end.</param>
/// <param name="Place">What of the row's tail this is: all of it, or <c>item</c> for one pair or parameter, <c>condition</c> for that of the step <c>if</c>, <c>pieces</c> for two scalars parted by <c>~~</c>.</param>
internal sealed record TailCase(ClauseRow Row, string Text, string Place)
{
    private static readonly TextSpan Keyword = new(0, 0);

    public static TailCase Of(string line)
    {
        var parts = line.Split(" :: ", 2);
        var words = parts[0].Split(' ');
        var place = words[^1] is "item" or "condition" or "pieces" ? words[^1] : "";
        var head = string.Join(' ', words[1..(place.Length > 0 ? ^1 : ^0)]);
        var rows = words[0] switch
        {
            "step" => DeclarationTable.Steps,
            "option" => DeclarationTable.StepOptions,
            "level" => DeclarationTable.LevelClauses,
            "color" => DeclarationTable.ColorClauses,
            _ => DeclarationTable.Find(words[0])?.Clauses ?? throw new InvalidDataException(line),
        };
        return new(rows.Single(row => row.Head == head), parts[1].Replace("\\n", "\n", StringComparison.Ordinal), place);
    }

    /// <summary>What the tail is as nodes, then what was wrong.</summary>
    public IReadOnlyList<SyntaxNode> Parse(TailParser parser, TailText text, out Diagnostic? problem)
    {
        SyntaxNode? node;
        switch (Place)
        {
            case "item" when Row.Tail == TailKind.Pairs:
                node = parser.ParsePair(Row, text, out problem);
                break;
            case "item":
                node = parser.ParseParameter(Row, text, out problem);
                break;
            case "condition":
                node = parser.ParseExpression(Row, text, out problem);
                break;
            case "pieces":
                var cut = text.Text.IndexOf("~~", StringComparison.Ordinal);
                node = parser.ParseWaitUntil(Row, Keyword, text.Slice(0, cut), text.Slice(cut + 2, text.Text.Length), out problem);
                break;
            default:
                node = Row.IsOpen && Row.Tail == TailKind.In ? parser.ParseIn(Row, new NameSyntax(text.Source, Keyword, "region"), text, out problem)
                    : DeclarationTable.Steps.Contains(Row) ? parser.ParseStep(Row, Keyword, text, out problem)
                    : parser.Parse(Row, text, out problem);
                break;
        }

        return node is null ? [] : [node];
    }

    /// <summary>The tree and the problem on one line.</summary>
    public string Print()
    {
        var source = new SourceText("x", Text);
        var nodes = Parse(new TailParser(), TailText.OfFile(source, 0, Text.Length), out var problem);
        var tree = nodes.Count == 0 ? "?" : Print(nodes[0]);
        return problem is null ? tree : $"{tree}\n    {source.PositionOf(problem.Span.Start).Column}+{problem.Span.Length}: {problem.Code} {problem.Message}";
    }

    public static string Print(SyntaxNode node) => node switch
    {
        TailSyntax tail => TreeText.Tail(tail),
        StepSyntax step => TreeText.Step(step),
        PairSyntax pair => TreeText.Pair(pair),
        ParameterDeclarationSyntax parameter => TreeText.Parameter(parameter),
        ExpressionSyntax expression => TreeText.Expression(expression),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
