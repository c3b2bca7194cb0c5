using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Lang.Binding;

namespace HmsOps.Oracle;

/// <summary>What leaves read at every tick that there was, to be read later.</summary>
public sealed class OraclePast(OracleSamples samples)
{
    private readonly Dictionary<BoundNode, Dictionary<long, Dictionary<LabelSet, Interval>>> _kept = new(ReferenceEqualityComparer.Instance);

    private long Now => samples.Now ?? throw new InvalidOperationException("no tick yet");

    /// <summary>Keeps what a leaf reads now, where this is the first tick that is not before a multiple of its step.</summary>
    public void Keep(BoundNode leaf, IMetricUse use, Dictionary<LabelSet, Interval> values)
    {
        if (!_kept.TryGetValue(leaf, out var ofLeaf))
        {
            _kept[leaf] = ofLeaf = [];
        }

        var multiple = EngineTime.Floor(Now, StepOf(use));
        if (EngineTime.Ceiling(multiple, samples.TickLength) == Now)
        {
            ofLeaf[multiple] = values;
        }
    }

    /// <summary>What an entity read so long ago: the last that was kept by then, unless nothing was watched when it was due.</summary>
    public Interval Read(BoundNode leaf, IMetricUse use, LabelSet entity)
    {
        var multiple = EngineTime.Floor(EngineTime.Floor(Now - use.Shift, samples.TickLength), StepOf(use));
        return !_kept.TryGetValue(leaf, out var ofLeaf) || !ofLeaf.TryGetValue(multiple, out var values) ? Interval.Unknown(UnknownReason.Warming)
            : values.TryGetValue(entity, out var value) ? value
            : Interval.Unknown(UnknownReason.NoData);
    }

    private static long StepOf(IMetricUse use) => Math.Max(AggregatePlan.PaneOf(use.Window), use.Shift / 2016);
}
