using System.Xml.Linq;
using HmsOps.Demo;
using HmsOps.Demo.Screen;
using Spectre.Console;

namespace HmsOps.Cli.Tests.Demo;

public sealed class ScreenTests
{
    [Fact]
    public void The_picture_of_one_screen_is_always_the_same_and_is_xml()
    {
        var picture = SvgPicture.Of(Told.As(DemoEnding.Recovers), 20);
        Assert.Equal(picture, SvgPicture.Of(Told.As(DemoEnding.Recovers), 20));
        var text = string.Concat(XDocument.Parse(picture).Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value));
        Assert.Contains("0.15 s", text, StringComparison.Ordinal);
        Assert.Contains("permit-svc: replicas 2 → 4", text, StringComparison.Ordinal);
        Assert.Contains("--factor 2 <&>", text, StringComparison.Ordinal);
        Assert.Contains("fill=\"#3FB950\"", picture, StringComparison.Ordinal);
        Assert.NotEqual(picture, SvgPicture.Of(Told.As(DemoEnding.Pages), 20));
    }

    [Fact]
    public void The_board_fits_its_width_and_the_least_height()
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = Board.Width;
        console.Write(Board.Of(Told.As(DemoEnding.Shifts), 20, events: 4));
        var lines = writer.ToString().TrimEnd().Split('\n');
        Assert.InRange(lines.Length, 10, Board.LeastHeight);
        Assert.All(lines, line => Assert.InRange(line.TrimEnd('\r').Length, 0, Board.Width));
    }

    [Fact]
    public void The_summary_tells_the_course_in_order_and_shows_the_page()
    {
        var lines = Summary.Lines(DemoEnding.Pages, Told.As(DemoEnding.Pages), []).ToList();
        Assert.StartsWith("The story went as it should", lines[0], StringComparison.Ordinal);
        var order = new[] { "tile green", "alert pending", "tile red", "alert firing", "run scale", "wait 2m", "run traffic-shift", "notify" };
        Assert.Equal(order, order.OrderBy(word => lines.FindIndex(line => line.Contains(word, StringComparison.Ordinal))));
        Assert.Contains("To: oncall@treasury.gov", lines);
        Assert.Contains(lines, line => line.Contains("replicas 2 → 4 — succeeded", StringComparison.Ordinal));
        var failed = Summary.Lines(DemoEnding.Pages, Told.As(DemoEnding.Pages), ["the tile is red"]).ToList();
        Assert.Equal(["The story did not go as it should:", "  not so: the tile is red"], failed[..2]);
    }

    [Fact]
    public async Task Plain_lines_come_as_things_happen()
    {
        await using var writer = new StringWriter();
        await new PlainView(writer).ShowAsync(() => Told.As(DemoEnding.Recovers), Task.CompletedTask);
        var lines = writer.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Contains("12:02:07 a.m.  step   run scale --service permit-svc --factor 2 <&>", lines);
        Assert.Single(lines, line => line.Contains("  now    tile green, p95 0.15 s; 4 replicas", StringComparison.Ordinal));
    }
}
