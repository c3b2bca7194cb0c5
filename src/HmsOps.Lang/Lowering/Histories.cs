using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>What is kept of readings that are read some time ago.</summary>
internal static class Histories
{
    /// <summary>Of a reading; null where it is read now.</summary>
    public static HistoryPlan? Of(BoundReading reading) =>
        Of(reading, new(0, 0, reading.Reading, reading.Rank, null, null));

    /// <summary>Of a share; null where it is read now.</summary>
    public static HistoryPlan? Of(BoundShare share)
    {
        var bounds = ShareCounting.Of(share).Bounds;
        return Of(share, new(0, 0, Reading.Count, null, new(share.Operator, bounds.Bound, bounds.Below), null));
    }

    /// <summary>Of a prediction, which is read as of then; null where it is read now.</summary>
    public static HistoryPlan? Of(BoundPrediction prediction) =>
        Of(prediction.Reading, new(0, 0, Reading.Slope, null, null, prediction.Horizon));

    private static HistoryPlan? Of(IMetricUse use, HistoryPlan history) => use.Shift == 0
        ? null
        : history with { Shift = use.Shift, Step = HistoryPlan.StepOf(AggregatePlan.PaneOf(use.Window), use.Shift) };
}
