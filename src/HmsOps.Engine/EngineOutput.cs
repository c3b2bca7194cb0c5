using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;

namespace HmsOps.Engine;

/// <summary>What one input led to, in order. The lists are the engine's own and are cleared by the next input.</summary>
public sealed class EngineOutput
{
    private readonly List<AlertTransition> _transitions = [];
    private readonly List<StepEvent> _steps = [];
    private readonly List<TileChange> _tiles = [];
    private readonly List<DurableRecord> _durable = [];
    private readonly List<EngineCommand> _commands = [];
    private readonly List<string> _problems = [];

    /// <summary>Changes of alert instances among inactive, pending, firing and nodata.</summary>
    public IReadOnlyList<AlertTransition> Transitions => _transitions;

    /// <summary>Steps that start or are cut off, and pages.</summary>
    public IReadOnlyList<StepEvent> Steps => _steps;

    /// <summary>Tiles whose colour or value changed.</summary>
    public IReadOnlyList<TileChange> Tiles => _tiles;

    /// <summary>What must be durable before any of <see cref="Commands"/> is carried out.</summary>
    public IReadOnlyList<DurableRecord> Durable => _durable;

    /// <summary>What is to be done.</summary>
    public IReadOnlyList<EngineCommand> Commands => _commands;

    /// <summary>What someone should look at, one sentence each: an alert that reached its limit of instances, samples that can't be taken.</summary>
    public IReadOnlyList<string> Problems => _problems;

    internal void Add(AlertTransition transition) => _transitions.Add(transition);

    internal void Add(StepEvent step) => _steps.Add(step);

    internal void Add(TileChange tile) => _tiles.Add(tile);

    internal void Add(DurableRecord record) => _durable.Add(record);

    internal void Add(EngineCommand command) => _commands.Add(command);

    internal void AddProblem(string problem) => _problems.Add(problem);

    internal void Clear()
    {
        _transitions.Clear();
        _steps.Clear();
        _tiles.Clear();
        _durable.Clear();
        _commands.Clear();
        _problems.Clear();
    }
}

/// <summary>An alert instance changed its state.</summary>
/// <param name="Time">The tick.</param>
/// <param name="Alert">The alert's name.</param>
/// <param name="Instance">The instance's labels.</param>
/// <param name="State">Its new state; both "No Data" states print as <c>nodata</c>.</param>
/// <param name="Reason">For people: why, with what is known exactly.</param>
/// <param name="Episode">The episode, or null.</param>
public sealed record AlertTransition(long Time, string Alert, LabelSet Instance, AlertState State, string Reason, long? Episode);

/// <summary>A line about a leaf step: at its start, and where it is cut off.</summary>
/// <param name="Time">Engine time.</param>
/// <param name="Alert">The alert's name.</param>
/// <param name="Instance">The instance's labels.</param>
/// <param name="Run">From 1 per alert.</param>
/// <param name="Step">The canonical command text; <c>page TARGET</c> for a page that the engine decides.</param>
/// <param name="Outcome"><c>planned</c> at its start; else what came of it.</param>
/// <param name="Detail">For people: the intent, the executor's words; empty where there is nothing to say.</param>
public sealed record StepEvent(
    long Time, string Alert, LabelSet Instance, int Run, string Step, string Outcome, string Detail);

/// <summary>A tile's colour or value changed.</summary>
/// <param name="Time">The tick.</param>
/// <param name="Tile">The tile's name.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Value">In the stored unit, or null where it is not known.</param>
public sealed record TileChange(long Time, string Tile, TileColor Color, double? Value);

/// <summary>The colour of a tile; never green by absence.</summary>
public enum TileColor
{
    /// <summary>"No Data".</summary>
    Grey,
    Green,
    Yellow,
    Red,
}
