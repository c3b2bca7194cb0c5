using System.Text;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;

namespace HmsOps.Engine.Tests.Alerts;

/// <summary>An engine over random arrivals that can be restarted; what it says at each input, in one text.</summary>
internal sealed class JournaledEngine
{
    private readonly ArrivalWorld _world;
    private readonly bool _stepsAllRows;
    private readonly JournalDouble _journal = new();
    private RecordingPlaybooks _playbooks = new() { HasActiveRuns = false };
    private OpsEngine _engine;

    public JournaledEngine(ArrivalWorld world, bool stepsAllRows)
    {
        (_world, _stepsAllRows) = (world, stepsAllRows);
        _engine = Create(DurableState.Empty);
    }

    /// <summary>Transitions of the last input.</summary>
    public int Transitions { get; private set; }

    public void Restart(long time)
    {
        _playbooks = new() { HasActiveRuns = false };
        _engine = Create(_journal.Read(time));
        _engine.Process(_world.Definitions);
    }

    public string Process(EngineInput input)
    {
        var output = _engine.Process(input);
        Transitions = output.Transitions.Count;
        _journal.Write(output.Durable);
        var text = new StringBuilder();
        foreach (var record in output.Durable)
        {
            text.Append(record).Append('\n');
        }

        text.AppendJoin('\n', output.Transitions).AppendJoin('\n', output.Problems).AppendJoin('\n', _playbooks.Take());
        text.Append("\nnext work ").Append(_engine.NextWork).Append('\n');
        text.AppendJoin('\n', _engine.Alerts());
        return text.ToString();
    }

    private OpsEngine Create(DurableState restored) => _world.Engine(_stepsAllRows, restored, _playbooks);
}
