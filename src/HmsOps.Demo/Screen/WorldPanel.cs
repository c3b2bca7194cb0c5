using System.Globalization;
using HmsOps.Demo.Story;
using HmsOps.Demo.World;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HmsOps.Demo.Screen;

/// <summary>Regions, replicas, queues and traffic.</summary>
internal static class WorldPanel
{
    public static IRenderable Of(StoryStanding standing)
    {
        var grid = new Grid { Expand = true };
        for (var i = 0; i < 4; i++)
        {
            grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 3, 0) });
        }

        AddRegion(grid, DemoWorld.EastName, standing.East, standing.Weights);
        AddRegion(grid, DemoWorld.WestName, standing.West, standing.Weights);
        var people = string.Create(
            CultureInfo.InvariantCulture,
            $"{standing.Citizens} citizens · {standing.Answered:N0} forms taken · {standing.TurnedAway:N0} turned away");
        return new Panel(new Rows(grid, new Text(people, new Style(Palette.Dim))))
        {
            Header = new PanelHeader(" permit-svc "),
            Border = BoxBorder.Rounded,
            BorderStyle = new Style(Palette.Dim),
            Expand = true,
        };
    }

    private static void AddRegion(Grid grid, string name, RegionState state, IReadOnlyDictionary<string, int> weights)
    {
        var share = weights[name];
        var bar = new Paragraph();
        bar.Append(new string('━', share / 5), new Style(Palette.Accent));
        bar.Append(new string('─', 20 - (share / 5)), new Style(Palette.Dim));
        bar.Append($" {share}% of the traffic");
        grid.AddRow(
            new Text(name, new Style(decoration: Decoration.Bold)),
            new Text($"{new string('■', state.Ready)}{new string('□', Math.Max(0, state.Replicas - state.Ready))} {state.Ready} replicas"),
            new Text($"{state.Waiting} waiting"),
            bar);
    }
}
