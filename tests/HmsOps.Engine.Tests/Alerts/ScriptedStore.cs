using System.Collections.Immutable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tests.Alerts;

/// <summary>A store whose rows are scripted.</summary>
internal sealed class ScriptedStore(ScriptedRows rows, ScriptedRows? up = null) : IMetricStore
{
    // The alert that others depend on is made first.
    private bool _isUpTaken = up is null;

    public StoreCounters Counters { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public long? NextEdge => null;

    public void Accept(BatchInput batch)
    {
    }

    public void Advance(long tick)
    {
        rows.Advance();
        up?.Advance();
    }

    public void Gap(long from, long to)
    {
    }

    public IRuleRows RowsOf(ImmutableArray<PredicatePlan> predicates)
    {
        var isUp = !_isUpTaken && up is not null;
        _isUpTaken = true;
        return isUp && up is not null ? up : rows;
    }
}
