using HmsOps.Demo.Story;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HmsOps.Demo.Screen;

/// <summary>What happened, newest last.</summary>
internal static class EventsPanel
{
    public static IRenderable Of(StorySnapshot story, int lines)
    {
        var grid = new Grid { Expand = true };
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var happened in story.Events.TakeLast(lines))
        {
            grid.AddRow(
                new Text(StoryClock.Text(happened.Time), new Style(Palette.Dim)),
                new Text(happened.Kind.ToString().ToLowerInvariant(), new Style(ColorOf(happened.Kind))),
                new Text(happened.Text));
        }

        return new Panel(grid)
        {
            Header = new PanelHeader(" April 15th "),
            Border = BoxBorder.Rounded,
            BorderStyle = new Style(Palette.Dim),
            Expand = true,
        };
    }

    public static Color ColorOf(StoryEventKind kind) => kind switch
    {
        StoryEventKind.Alert => Palette.Of(Engine.TileColor.Red),
        StoryEventKind.Tile => Palette.Of(Engine.TileColor.Yellow),
        StoryEventKind.Step => Palette.Accent,
        StoryEventKind.Mail => new Color(188, 140, 255),
        _ => Palette.Dim,
    };
}
