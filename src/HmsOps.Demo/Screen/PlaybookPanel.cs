using HmsOps.Demo.Story;
using HmsOps.Engine.Playbooks;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HmsOps.Demo.Screen;

/// <summary>The alert and its playbook, step by step.</summary>
internal static class PlaybookPanel
{
    public static IRenderable Of(StorySnapshot story)
    {
        var color = Palette.Of(story.State);
        var state = new Paragraph();
        state.Append("alert ", new Style(Palette.Dim));
        state.Append(story.Alert + " ", new Style(decoration: Decoration.Bold));
        state.Append(story.State.ToString().ToLowerInvariant(), new Style(color, decoration: Decoration.Bold));
        if (story.StateSince is { } since)
        {
            state.Append($" since {StoryClock.Text(since)}", new Style(Palette.Dim));
        }

        var steps = new Grid { Expand = true };
        steps.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        steps.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        steps.AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var step in story.Steps)
        {
            var (mark, markColor) = Palette.Of(step.State, step.StartedAt is not null);
            steps.AddRow(
                new Text(mark, new Style(markColor, decoration: Decoration.Bold)),
                new Text(step.Text, new Style(step.StartedAt is null ? Palette.Dim : Color.Default)),
                new Text(Came(step), new Style(Palette.Dim)));
        }

        return new Panel(new Rows(state, steps))
        {
            Header = new PanelHeader(" Playbook "),
            Border = BoxBorder.Rounded,
            BorderStyle = new Style(Palette.Dim),
            Expand = true,
        };
    }

    private static string Came(PlaybookStep step) => step switch
    {
        { StartedAt: null } => "",
        { State: StepState.Success, Intent: { } intent } => intent,
        { State: StepState.Success or null } => "",
        { Intent: { } intent } => $"{intent} …",
        _ => step.Detail,
    };
}
