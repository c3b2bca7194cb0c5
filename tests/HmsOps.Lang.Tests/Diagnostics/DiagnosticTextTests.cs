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
    public void The_source_line_is_shown_with_carets_under_the_place_and_all_that_belongs_to_it() => Assert.Equal(
        """
        a/b.hmsrule:2:6: warning HMS4001: hm
          2 |     two three
            |         ^^^^^
            note: because
            a/b.hmsrule:3:1: here
          3 | four
            | ----
            help: write five
        """,
        DiagnosticText.RenderWithSource(new Diagnostic("HMS4001", DiagnosticSeverity.Warning, Source, new TextSpan(10, 5), "hm") with
        {
            Detail = "because",
            Related = [new RelatedPlace(Source, new TextSpan(17, 4), "here")],
            Fixes = [new CodeFix("write five", [new TextEdit(new TextSpan(10, 5), "five")])],
        }));

    [Theory]
    [InlineData("ab\u3000c?", 4, "ab\u3000c?", 5)]
    [InlineData("\u540D\u524D?", 2, "\u540D\u524D?", 4)]
    [InlineData("e\u0301?", 2, "e\u0301?", 1)]
    [InlineData("\U0001F600?", 2, "\U0001F600?", 2)]
    [InlineData("a\tb\t?", 4, "a   b   ?", 8)]
    [InlineData("\t\t?", 2, "        ?", 8)]
    [InlineData("\u202Ea\u0007?", 3, "\uFFFDa\uFFFD?", 3)]
    public void A_caret_stands_under_its_character_whatever_its_width(string line, int at, string shown, int before)
    {
        var text = DiagnosticText.RenderWithSource(new("HMS0004", DiagnosticSeverity.Error, new SourceText("x", line), new TextSpan(at, 1), "m"));
        Assert.Equal([$"  1 | {shown}", $"    | {new string(' ', before)}^"], text.Split('\n')[1..]);
    }

    [Theory]
    [InlineData("one\r\ntwo\r\n", 0, 8, "  1 | one", "    | ^^^")]
    [InlineData("one\ntwo", 3, 0, "  1 | one", "    |    ^")]
    [InlineData("one\rtwo", 4, 100, "  2 | two", "    | ^^^")]
    [InlineData("one  \n", 5, 0, "  1 | one", "    |      ^")]
    public void A_place_of_several_lines_is_marked_on_its_first(string text, int start, int length, string shown, string marks) => Assert.Equal(
        [shown, marks],
        DiagnosticText.RenderWithSource(new("HMS0004", DiagnosticSeverity.Error, new SourceText("x", text), new TextSpan(start, length), "m")).Split('\n')[1..]);

    [Theory]
    [InlineData("", 0)]
    [InlineData("one\n", 4)]
    public void An_empty_line_is_not_shown(string text, int start) => Assert.DoesNotContain(
        '\n', DiagnosticText.RenderWithSource(new("HMS0004", DiagnosticSeverity.Error, new SourceText("x", text), new TextSpan(start, 0), "m")));

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(5_000, 1, 61)]
    [InlineData(9_999, 1, 61)]
    [InlineData(5_000, 4_000, 61)]
    public void A_long_line_is_shown_in_part(int at, int length, int before)
    {
        var source = new SourceText("x", new string('a', at) + "?" + new string('b', 9_999 - at));
        var lines = DiagnosticText.RenderWithSource(new("HMS0004", DiagnosticSeverity.Error, source, new TextSpan(at, length), "m")).Split('\n');
        Assert.Equal('?', lines[1][6 + before]);
        Assert.StartsWith("    | " + new string(' ', before) + "^", lines[2], StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.InRange(line.Length, 1, 6 + 121));
    }

    [Fact]
    public void A_terminal_gets_colour_and_no_escape_from_a_file()
    {
        var text = DiagnosticText.RenderWithSource(
            new("HMS0004", DiagnosticSeverity.Error, new SourceText("x", "\u001b[31m"), new TextSpan(0, 1), "\u001b[2J"), DiagnosticColors.Terminal);
        Assert.StartsWith("\u001b[1mx:1:1:\u001b[0m \u001b[1;31merror HMS0004:\u001b[0m \uFFFD[2J", text, StringComparison.Ordinal);
        Assert.Contains("\u001b[1;31m^\u001b[0m", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_quote_is_not_cut_inside_a_character() =>
        Assert.Equal("`" + new string('a', 39) + "…`", DiagnosticWords.Quote(new string('a', 39) + "\U0001F600b"));

    [Theory]
    [InlineData("sevrity", "severity")]
    [InlineData("fi", "if")]
    [InlineData("IF", "if")]
    [InlineData("seve", "severity")]
    [InlineData("SEVER", "severity")]
    [InlineData("sev", null)]
    [InlineData("zzz", null)]
    [InlineData("b", null)]
    [InlineData("", null)]
    public void The_near_name_is_found(string word, string? near) =>
        Assert.Equal(near, NearName.Of(word, ["if", "clear", "severity", "by", "then"]));
}
