using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Tests.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Yaml;

/// <summary>Every style of scalar × line end × what stands before it: each token inside is found at its place in the file.</summary>
public class ScalarPositionTests
{
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];
    private static readonly string[] Befores = ["", "# ä😀 comment\n", "contact: ü\nemail: a@b.c # ✓\n---\n", "%YAML 1.2\n---\n"];
    private static readonly string[] Indents = ["", "  ", "\t"];

    // In each, `é.p95`, `"us"` and the numbers are to be found again; % stands for a further indentation.
    private static readonly string[] Styles =
    [
        "if: é.p95{l = \"us\"} > 0.8s and b < 500 ms for 5m",
        "if:    é.p95{l = \"us\"} >\n  0.8s and\n\n   b < 500 ms for 5m   # c",
        "if: 'é.p95{l = \"us\"} > 0.8s and b < 500 ms for 5m'",
        "if: 'é.p95{l = \"us\"}%\n  > 0.8s\n\n  and b < 500 ms for 5m'",
        "if: \"é.p95{l = \\\"us\\\"} > 0.8s and b < 500 ms for 5m\"",
        "if: \"\\u00e9.p95{l =\\\n   \\ \\x22us\\\"}%\n  > 0.8s and\\tb < 500 ms for 5m\"",
        "if: |\n  é.p95{l = \"us\"}%\n    > 0.8s # ü\n  and b < 500 ms\n  for 5m\n",
        "if: |2-\n  # ü\n  é.p95{l = \"us\"} > 0.8s\n\n   and b < 500 ms for 5m\n\n",
        "if: >\n   é.p95{l = \"us\"}\n   > 0.8s\n\n     and b < 500 ms\n   for 5m",
        "if: >+\n   é.p95{l = \"us\"} > 0.8s and%\n   b < 500 ms for 5m\n\n",
        "if: &x é.p95{l = \"us\"} > 0.8s and b < 500 ms for 5m",
        "? if\n: é.p95{l = \"us\"} > 0.8s and b < 500 ms for 5m",
    ];

    public static TheoryData<string> Texts()
    {
        var texts = new TheoryData<string>();
        foreach (var style in Styles)
        {
            foreach (var before in Befores)
            {
                foreach (var indent in Indents)
                {
                    foreach (var end in LineEnds)
                    {
                        texts.Add($"{before}alert: a\n{style.Replace("%", indent, StringComparison.Ordinal)}\nseverity: critical\n".Replace("\n", end, StringComparison.Ordinal));
                    }
                }
            }
        }

        return texts;
    }

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void Tokens_stand_where_they_are_written(string text)
    {
        var bag = new DiagnosticBag();
        var unit = SyntaxReader.Parse(new SourceText("x.yaml", text), bag);
        Assert.True(!bag.HasErrors, $"{TreeText.Print(bag)}\n{text}");
        var alert = unit.Declarations[^1];
        var held = Assert.IsType<HeldTailSyntax>(alert.Clauses[0].Tail);
        var condition = held.Condition;
        Assert.NotNull(condition);
        Assert.Equal(
            "(And (Greater é.p95{l = \"us\"} 0.8[s]) (Less b 500[ms]))", TreeText.Expression(condition));

        var nodes = SyntaxNodes.All(condition).ToArray();
        foreach (var path in nodes.OfType<PathSyntax>())
        {
            var written = path.SourceTextOf();
            Assert.True(written == path.Text || written.Replace("\\u00e9", "é", StringComparison.Ordinal) == path.Text, written);
            Assert.All(path.Segments, segment => Assert.True(path.Source.TextOf(segment.Span) == segment.Text || segment.Text == "é"));
        }

        Assert.Equal(["0.8s", "500 ms"], nodes.OfType<QuantitySyntax>().Select(quantity => quantity.SourceTextOf()));
        Assert.Equal("5m", held.For?.SourceTextOf());
        Assert.Contains("us", nodes.OfType<MatcherSyntax>().Single().Value.SourceTextOf(), StringComparison.Ordinal);
        Assert.Equal("if", text.Substring(alert.Clauses[0].KeywordSpan.Start, alert.Clauses[0].KeywordSpan.Length));
        Assert.Equal("critical", Assert.IsType<WordTailSyntax>(alert.Clauses[1].Tail).SourceTextOf());
        Assert.Equal("a", alert.Name.SourceTextOf());
        Assert.StartsWith("alert", alert.SourceTextOf(), StringComparison.Ordinal);
        Assert.EndsWith("critical", alert.SourceTextOf(), StringComparison.Ordinal);
        Assert.EndsWith("5m", alert.Clauses[0].SourceTextOf().TrimEnd('\'', '"'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alert: a\r\nif: 'a > 5 && b'\r\n", 2, 12)]
    [InlineData("# é\nalert: a\nif: \"a\\u0020> 5 && b\"\n", 3, 17)]
    [InlineData("alert: a\nif: |\n\n  a > 5\n    && b\n", 5, 5)]
    [InlineData("alert: a\nif: >-\n  a > 5\n  && b\n", 4, 3)]
    public void Diagnostics_stand_where_they_are_written(string text, int line, int column)
    {
        var bag = new DiagnosticBag();
        SyntaxReader.Parse(new SourceText("x.yaml", text), bag);
        var diagnostic = Assert.Single(bag.ToSorted());
        Assert.Equal((line, column), diagnostic.Source.PositionOf(diagnostic.Span.Start));
        Assert.Equal("&&", diagnostic.Source.TextOf(diagnostic.Span));
    }
}
