using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Diagnostics;

public class DiagnosticTextTests
{
    private static readonly SourceText Source = new("a/b.hmsrule", "one\r\n\ttwo three\r\nfour");

    [Fact]
    public void A_diagnostic_is_one_line_with_its_place() => Assert.Equal(
        "a/b.hmsrule:2:6: error HMS0004: no good",
        DiagnosticText.Render(new Diagnostic("HMS0004", DiagnosticSeverity.Error, Source, new TextSpan(10, 5), "no\ngood")));

    [Fact]
    public void The_source_line_is_shown_with_carets_under_the_place() => Assert.Equal(
        "a/b.hmsrule:2:6: warning HMS4001: hm\n    \ttwo three\n    \t    ^^^^^\n    a/b.hmsrule:3:1: here",
        DiagnosticText.RenderWithSource(new Diagnostic("HMS4001", DiagnosticSeverity.Warning, Source, new TextSpan(10, 5), "hm") with
        {
            Related = [new RelatedPlace(Source, new TextSpan(17, 4), "here")],
        }));

    [Fact]
    public void A_place_at_the_end_of_a_long_line_is_shown_in_part()
    {
        var source = new SourceText("x", new string('a', 10_000) + "?");
        var text = DiagnosticText.RenderWithSource(new Diagnostic("HMS0004", DiagnosticSeverity.Error, source, new TextSpan(10_000, 1), "m"));
        Assert.EndsWith("?\n    " + new string(' ', 80) + "^", text, StringComparison.Ordinal);
        Assert.True(text.Length < 300);
    }

    [Theory]
    [InlineData("sevrity", "severity")]
    [InlineData("fi", "if")]
    [InlineData("IF", "if")]
    [InlineData("zzz", null)]
    [InlineData("b", null)]
    [InlineData("", null)]
    public void The_near_name_is_found(string word, string? near) =>
        Assert.Equal(near, NearName.Of(word, ["if", "clear", "severity", "by", "then"]));
}
