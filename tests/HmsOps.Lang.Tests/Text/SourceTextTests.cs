using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Text;

public class SourceTextTests
{
    [Theory]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\r\nb", 1, 1, 2)]
    [InlineData("ä😀x", 3, 1, 4)]
    [InlineData("ab", 9, 1, 3)]
    public void Offsets_become_lines_and_columns(string text, int offset, int line, int column) =>
        Assert.Equal((line, column), new SourceText("x", text).PositionOf(offset));

    [Fact]
    public void A_byte_order_mark_is_not_text()
    {
        var bag = new DiagnosticBag();
        Assert.Equal("é", SourceText.FromBytes("x", [0xEF, 0xBB, 0xBF, 0xC3, 0xA9], bag).Text);
        Assert.False(bag.HasErrors);
    }

    [Fact]
    public void A_wrong_byte_is_named_by_its_offset_in_the_file()
    {
        var bag = new DiagnosticBag();
        SourceText.FromBytes("x", [0xEF, 0xBB, 0xBF, 0x61, 0xFF, 0x61], bag);
        Assert.Contains("offset 4 ", Assert.Single(bag.ToSorted()).Message, StringComparison.Ordinal);
    }
}
