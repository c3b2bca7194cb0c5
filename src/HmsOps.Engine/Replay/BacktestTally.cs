using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>Counts what a backtest prints.</summary>
internal sealed class BacktestTally
{
    private readonly SortedDictionary<string, int> _firings = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private readonly Action<ReplayLine> _next;

    public BacktestTally(PackPlan plan, Action<ReplayLine> next)
    {
        _next = next;
        foreach (var alert in plan.Alerts)
        {
            _firings[alert.Name] = 0;
        }
    }

    /// <value>Steps that started.</value>
    public int Steps { get; private set; }

    /// <summary>How often each alert fired, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Firings => [.. _firings];

    /// <summary>What someone should look at.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Takes a line and hands it on.</summary>
    public void Add(ReplayLine line)
    {
        Steps += line is StepLine { Outcome: "planned" } ? 1 : 0;
        if (line is StateLine { State: "firing" })
        {
            _firings[line.Alert] = _firings.GetValueOrDefault(line.Alert) + 1;
        }

        _next(line);
    }

    /// <summary>Takes what is not printed.</summary>
    public void Observe(EngineOutput output) => _problems.AddRange(output.Problems);
}
