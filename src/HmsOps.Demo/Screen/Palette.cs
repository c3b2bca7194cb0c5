using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Playbooks;
using Spectre.Console;

namespace HmsOps.Demo.Screen;

/// <summary>Colours and words of states.</summary>
internal static class Palette
{
    public static Color Of(TileColor color) => color switch
    {
        TileColor.Green => new Color(63, 185, 80),
        TileColor.Yellow => new Color(227, 179, 65),
        TileColor.Red => new Color(248, 81, 73),
        _ => new Color(139, 148, 158),
    };

    public static Color Of(AlertState state) => state switch
    {
        AlertState.Inactive => Of(TileColor.Green),
        AlertState.Pending => Of(TileColor.Yellow),
        AlertState.Firing => Of(TileColor.Red),
        _ => Of(TileColor.Grey),
    };

    public static Color Dim => new(139, 148, 158);

    public static Color Accent => new(88, 166, 255);

    /// <summary>A mark and its colour for a step.</summary>
    public static (string Mark, Color Color) Of(StepState? state, bool isStarted) => state switch
    {
        StepState.Success or StepState.Observed => ("✔", Of(TileColor.Green)),
        StepState.Abandoned or StepState.Skipped => ("–", Dim),
        StepState.Failed or StepState.Refused or StepState.TimedOut or StepState.Unknown => ("✘", Of(TileColor.Red)),
        StepState.Inconclusive => ("?", Of(TileColor.Yellow)),
        _ when isStarted => ("▶", Accent),
        _ => ("·", Dim),
    };
}
