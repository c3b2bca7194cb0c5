using System.Globalization;
using HmsOps.Demo.Story;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HmsOps.Demo.Screen;

/// <summary>The whole screen.</summary>
internal static class Board
{
    public const int Width = 100;

    /// <value>Lines that a terminal must have for four events to be seen.</value>
    public const int LeastHeight = 30;

    public static IRenderable Of(StoryStanding standing, double speed, int events)
    {
        var story = standing.Story;
        var clock = new Paragraph();
        clock.Append($" April 15th, {StoryClock.Text(story.Now)}", new Style(decoration: Decoration.Bold));
        clock.Append(
            string.Create(CultureInfo.InvariantCulture, $"   {StoryClock.Elapsed(story.Now)} in {story.Real.TotalSeconds:0} s, {speed:0.#} times as fast as life"),
            new Style(Palette.Dim));
        var top = new Grid();
        top.AddColumn(new GridColumn { Padding = new Padding(0) });
        top.AddColumn(new GridColumn { Padding = new Padding(0) });
        top.AddRow(TilePanel.Of(story), ChartPanel.Of(story));
        return new Rows(clock, top, WorldPanel.Of(standing), PlaybookPanel.Of(story), EventsPanel.Of(story, events));
    }
}
