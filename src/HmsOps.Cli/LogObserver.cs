using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Sidecar;
using Microsoft.Extensions.Logging;

namespace HmsOps.Cli;

/// <summary>Writes what the sidecar does to its log: transitions, steps, colours of tiles.</summary>
internal sealed class LogObserver(ILogger log) : ISidecarObserver
{
    private readonly Dictionary<string, TileColor> _colors = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void OnTransition(AlertTransition transition) => log.Log(
        transition.State is AlertState.Firing ? LogLevel.Warning : LogLevel.Information,
        "{Alert}{Labels} is {State}: {Reason}",
        transition.Alert,
        LabelsOf(transition.Instance),
        transition.State is AlertState.NoDataIdle or AlertState.NoDataOpen ? "No Data" : transition.State.ToString().ToLowerInvariant(),
        transition.Reason);

    /// <inheritdoc/>
    public void OnStep(StepEvent step) => log.Log(
        LogLevel.Information,
        "{Alert}{Labels} run {Run}: {Step}: {Outcome}{Detail}",
        step.Alert,
        LabelsOf(step.Instance),
        step.Run,
        step.Step,
        step.Outcome,
        step.Detail.Length == 0 ? "" : $": {step.Detail}");

    /// <inheritdoc/>
    public void OnTile(TileChange tile)
    {
        if (_colors.GetValueOrDefault(tile.Tile, TileColor.Grey) != tile.Color)
        {
            _colors[tile.Tile] = tile.Color;
            log.Log(LogLevel.Information, "tile {Tile} is {Color}", tile.Tile, tile.Color.ToString().ToLowerInvariant());
        }
    }

    private static string LabelsOf(LabelSet labels) => labels.Count == 0 ? "" : labels.ToString();
}
