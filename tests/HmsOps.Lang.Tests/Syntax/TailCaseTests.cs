using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;
using HmsOps.Lang.Yaml;

namespace HmsOps.Lang.Tests.Syntax;

public class TailCaseTests
{
    // What the readers take apart before they call the parser of tails.
    private static readonly TailKind[] OfTheReaders = [TailKind.Steps, TailKind.Block, TailKind.Declaration];

    private static readonly Type[] NodesOfTheReaders =
    [
        typeof(CompilationUnitSyntax), typeof(CommentSyntax), typeof(DeclarationSyntax), typeof(ClauseSyntax), typeof(BlockTailSyntax),
        typeof(DeclarationTailSyntax), typeof(StepsTailSyntax), typeof(IfStepSyntax), typeof(ParallelStepSyntax),
    ];

    public static TheoryData<Case> Cases => CaseFiles.Of("parse");

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Tails_parse_as_expected(Case @case) =>
        CaseFiles.Check(@case, string.Join('\n', @case.Input.Split('\n').Select(line => TailCase.Of(line).Print())));

    [Fact]
    public void Every_kind_of_tail_has_a_case() =>
        Assert.Empty(Enum.GetValues<TailKind>().Except(OfTheReaders).Except(All().Select(@case => @case.Row.Tail)));

    [Fact]
    public void Every_node_that_a_tail_can_have_has_a_case()
    {
        var wanted = typeof(SyntaxNode).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SyntaxNode)) && !type.IsAbstract);
        Assert.Empty(wanted.Except(NodesOfTheReaders).Except(Nodes().Select(node => node.GetType())).Select(type => type.Name));
    }

    [Fact]
    public void Every_form_has_a_case()
    {
        var nodes = Nodes().ToArray();
        Assert.Empty(Enum.GetValues<BinaryOperator>().Except(nodes.OfType<BinarySyntax>().Select(node => node.Operator)));
        Assert.Empty(Enum.GetValues<UnaryOperator>().Except(nodes.OfType<UnarySyntax>().Select(node => node.Operator)));
        Assert.Empty(Enum.GetValues<GivenSegmentForm>().Except(nodes.OfType<GivenSegmentSyntax>().Select(node => node.Form)));
        Assert.Empty(Enum.GetValues<GivenBehaviour>().Except(nodes.OfType<GivenStepTailSyntax>().Select(node => node.Behaviour)));
        Assert.Empty(Enum.GetValues<ExpectWhenForm>().Except(nodes.OfType<ExpectWhenSyntax>().Select(node => node.Form)));
        Assert.Empty(((string[])["=", "!=", "=~", "!~"]).Except(nodes.OfType<MatcherSyntax>().Select(node => node.Operator)));
    }

    [Fact]
    public void Every_node_stands_inside_its_parent() => Assert.All(Nodes(), node =>
    {
        var children = SyntaxNodes.All(node).Skip(1);
        Assert.All(children, child => Assert.True(
            child.Span.Start >= node.Span.Start && child.Span.End <= node.Span.End,
            $"{child.GetType().Name} `{child.SourceTextOf()}` in {node.GetType().Name} `{node.SourceTextOf()}`"));
    });

    // The same text in each style of scalar: the same tree, and every node where it is written.
    [Theory]
    [InlineData("plain")]
    [InlineData("single")]
    [InlineData("double")]
    [InlineData("escaped")]
    [InlineData("literal")]
    [InlineData("folded")]
    public void Nodes_stand_where_they_are_written_in_yaml(string style) => Assert.All(All().Where(@case => (@case.Row.Tail != TailKind.In || !@case.Row.IsOpen) && (style != "plain" || IsPlain(@case.Text))), @case =>
    {
        var native = @case.Parse(new TailParser(), TailText.OfFile(new SourceText("x", @case.Text), 0, @case.Text.Length), out var problem);
        var yaml = @case.Parse(new TailParser(), ScalarOf(style, @case.Text), out var second);
        Assert.Equal(problem?.Message, second?.Message);
        Assert.Equal(native.Select(TailCase.Print), yaml.Select(TailCase.Print));
        var pairs = native.SelectMany(SyntaxNodes.All).Zip(yaml.SelectMany(SyntaxNodes.All)).Where(pair => pair.First is not StepSyntax);
        Assert.All(pairs, pair =>
        {
            Assert.Equal(pair.First.GetType(), pair.Second.GetType());
            Assert.Equal(Flat(pair.First.SourceTextOf()), Flat(Plain(style, pair.Second.SourceTextOf())));
        });
    });

    private static TailText ScalarOf(string style, string text)
    {
        var written = style switch
        {
            "plain" => text,
            "single" => $"'{text.Replace("'", "''", StringComparison.Ordinal).Replace("\n", "\n\n", StringComparison.Ordinal)}'",
            "double" => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"",
            "escaped" => $"\"{string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"))}\"",
            "literal" => $"|2\n  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}\n",
            _ => $">2\n  {text.Replace("\n", "\n\n  ", StringComparison.Ordinal)}\n",
        };
        var source = new SourceText("x.yaml", $"# ü\nk: {written}");
        var document = Assert.Single(new YamlTreeReader(source, problem => Assert.Fail(problem.Message)).Read());
        return ScalarText.Of(source, Assert.IsType<YamlScalar>(Assert.IsType<YamlMapping>(document).Pairs[0].Value));
    }

    // What YAML takes for a plain scalar of the same text.
    private static bool IsPlain(string text) =>
        text.Length > 0 && text.Trim() == text && !"-?:,[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal)
        && !text.Contains('\n', StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && !text.Contains(": ", StringComparison.Ordinal) && !text.EndsWith(':');

    private static string Plain(string style, string written) => style switch
    {
        "single" => written.Replace("''", "'", StringComparison.Ordinal),
        "double" => written.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal),
        "escaped" => string.Concat(written.Chunk(6).Select(unit => (char)Convert.ToInt32(new string(unit)[2..], 16))),
        _ => written,
    };

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<TailCase> All() => Directory.GetFiles(Path.Combine(CaseFiles.Root, "tests", "cases", "parse"), "*.cases")
        .Order(StringComparer.Ordinal).SelectMany(CaseFiles.Read).SelectMany(@case => @case.Input.Split('\n')).Select(TailCase.Of);

    private static IEnumerable<SyntaxNode> Nodes() => All()
        .SelectMany(@case => @case.Parse(new TailParser(), TailText.OfFile(new SourceText("x", @case.Text), 0, @case.Text.Length), out _))
        .SelectMany(SyntaxNodes.All);
}
