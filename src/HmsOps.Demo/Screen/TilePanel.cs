using System.Globalization;
using HmsOps.Demo.Story;
using HmsOps.Engine;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HmsOps.Demo.Screen;

/// <summary>The tile, as on a dashboard.</summary>
internal static class TilePanel
{
    public static IRenderable Of(StorySnapshot story)
    {
        var color = Palette.Of(story.Color);
        var value = story.Value is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s") : "No Data";
        var body = new Rows(
            new Text(""),
            new Text($"  {value}  ", new Style(Color.Black, color, Decoration.Bold)).Centered(),
            new Text(""),
            new Text(story.Color == TileColor.Grey ? "no data" : story.Color.ToString().ToLowerInvariant(), new Style(color)).Centered(),
            new Text("slo p95 < 0.5s", new Style(Palette.Dim)).Centered());
        return new Panel(body)
        {
            Header = new PanelHeader($" {Markup.Escape(story.Tile)} "),
            Border = BoxBorder.Rounded,
            BorderStyle = new Style(color),
            Width = 30,
        };
    }
}
