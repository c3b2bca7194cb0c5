using HmsOps.Lang.Reference;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Syntax;

/// <summary>All pairs of operators, and all suffixes in all orders, against a table of levels that is written here again.</summary>
public class PrecedenceTests
{
    private const int Comparison = 3;

    // Tightest last; a prefix operator takes all that is tighter than itself.
    private static readonly (string Text, string Name, int Level)[] Operators =
    [
        ("or", "Or", 0), ("and", "And", 1),
        ("<", "Less", Comparison), ("<=", "LessOrEqual", Comparison), (">", "Greater", Comparison), (">=", "GreaterOrEqual", Comparison),
        ("==", "Equal", Comparison), ("!=", "NotEqual", Comparison),
        ("+", "Add", 4), ("-", "Subtract", 4), ("*", "Multiply", 5), ("/", "Divide", 5),
    ];

    private static readonly (string Text, string Name, int Level)[] Prefixes = [("not", "Not", 2), ("-", "Minus", 6)];

    private static readonly string[] Operands = ["a", "a.p95{l = \"x\"}", "f(a)", "(a)", "5", "$p", "\"x\"", "true", "`x y`", "*.a"];
    private static readonly string[] Suffixes = ["over 5m", "1w ago", "by l", "without (l, `m`)", "by *"];

    [Fact]
    public void Every_pair_of_operators_groups_by_its_levels()
    {
        foreach (var first in Operators)
        {
            foreach (var second in Operators)
            {
                var chains = first.Level == Comparison && second.Level == Comparison;
                var expected = chains ? "HMS0004"
                    : first.Level >= second.Level ? $"({second.Name} ({first.Name} a b) c)"
                    : $"({first.Name} a ({second.Name} b c))";
                Assert.Equal((first.Text, second.Text, expected), (first.Text, second.Text, Read($"a {first.Text} b {second.Text} c")));
                Assert.Equal($"({second.Name} (group ({first.Name} a b)) c)", Read($"(a {first.Text} b) {second.Text} c"));
                Assert.Equal($"({first.Name} a (group ({second.Name} b c)))", Read($"a {first.Text} (b {second.Text} c)"));
            }
        }
    }

    [Fact]
    public void No_operator_is_left_out()
    {
        Assert.Equal(Enum.GetNames<BinaryOperator>().Order(StringComparer.Ordinal), Operators.Select(row => row.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<UnaryOperator>().Order(StringComparer.Ordinal), Prefixes.Select(row => row.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reference_names_the_reserved_words() =>
        Assert.Equal(TailVocabulary.Expression.Words.Keys.Order(StringComparer.Ordinal), Precedence.Reserved.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_prefix_groups_by_its_level() => Assert.All(Prefixes, prefix => Assert.All(Operators, binary =>
    {
        var left = prefix.Level > binary.Level ? $"({binary.Name} ({prefix.Name} a) b)" : $"({prefix.Name} ({binary.Name} a b))";
        var right = prefix.Level > binary.Level ? $"({binary.Name} a ({prefix.Name} b))" : "HMS0004";
        Assert.Equal((binary.Text, left), (binary.Text, Read($"{prefix.Text} a {binary.Text} b")));
        Assert.Equal((binary.Text, right), (binary.Text, Read($"a {binary.Text} {prefix.Text} b")));
        Assert.Equal($"({prefix.Name} ({prefix.Name} a))", Read($"{prefix.Text} {prefix.Text} a"));
    }));

    [Fact]
    public void Shares_are_operands_of_comparisons_and_conditions_of_their_own() => Assert.All(Operators, binary =>
    {
        const string Plain = "(share - a Less 5[] - -)";
        const string Condition = "(share 99[%] a Less 5[] - -)";
        Assert.Equal((binary.Text, binary.Level < 4 ? $"({binary.Name} {Plain} b)" : "HMS0004"), (binary.Text, Read($"share of a < 5 {binary.Text} b")));
        Assert.Equal((binary.Text, binary.Level < 4 ? $"({binary.Name} b {Plain})" : "HMS0004"), (binary.Text, Read($"b {binary.Text} share of a < 5")));
        Assert.Equal((binary.Text, binary.Level < 2 ? $"({binary.Name} {Condition} b)" : "HMS0004"), (binary.Text, Read($"99% of a < 5 {binary.Text} b")));
        Assert.Equal((binary.Text, binary.Level < 2 ? $"({binary.Name} b {Condition})" : "HMS0004"), (binary.Text, Read($"b {binary.Text} 99% of a < 5")));
        Assert.Equal($"({binary.Name} (group {Plain}) b)", Read($"(share of a < 5) {binary.Text} b"));
    });

    [Fact]
    public void Suffixes_follow_every_operand_in_every_order() => Assert.All(Operands, operand =>
    {
        foreach (var suffixes in Subsets(Suffixes))
        {
            var expected = suffixes.Aggregate(Read(operand), Apply);
            Assert.Equal(expected, Read($"{operand} {string.Join(' ', suffixes)}"));
            Assert.Equal($"(Minus {expected})", Read($"-{operand} {string.Join(' ', suffixes)}"));
        }
    });

    private static string Apply(string operand, string suffix) => suffix switch
    {
        "over 5m" => $"(over {operand} 5[m])",
        "1w ago" => $"(ago {operand} 1[w])",
        "by l" => $"(by {operand} l)",
        "by *" => $"(by {operand} *)",
        _ => $"(without {operand} l m)",
    };

    // All selections of one to three in all orders.
    private static IEnumerable<string[]> Subsets(string[] items) =>
        from length in Enumerable.Range(1, 3)
        from selection in Enumerable.Range(0, length).Aggregate(
            Enumerable.Repeat(Array.Empty<string>(), 1),
            (lists, _) => lists.SelectMany(list => items.Except(list).Select(item => (string[])[.. list, item])))
        select selection;

    private static string Read(string text)
    {
        var row = DeclarationTable.Tile.Find("query") ?? throw new InvalidOperationException();
        var tree = new TailParser().ParseExpression(row, TailText.OfFile(new SourceText("x", text), 0, text.Length), out var problem);
        return problem?.Code ?? (tree is null ? "?" : TreeText.Expression(tree));
    }
}
