using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Lowering;

/// <summary>What the plan says of readings for messages.</summary>
internal static class LeafPlans
{
    /// <summary>Of a reading.</summary>
    public static LeafPlan Of(BoundReading reading, AggregatePlan aggregate, Threshold? threshold) =>
        Of(reading, reading.Text, reading.Reading, reading.Rank, reading.Unit, aggregate, threshold);

    /// <summary>Of a prediction.</summary>
    public static LeafPlan Of(BoundPrediction prediction, AggregatePlan aggregate, Threshold? threshold) =>
        Of(prediction.Reading, $"predict({prediction.Reading.Text}, {PlanText.Duration(prediction.Horizon)})", Reading.Slope, null, prediction.Unit, aggregate, threshold) with
        {
            Horizon = prediction.Horizon,
        };

    /// <summary>Of a share.</summary>
    public static LeafPlan Of(ShareCounting counting, AggregatePlan aggregate, Threshold? threshold) =>
        Of(counting.Share, counting.Share.Text, Reading.Count, null, counting.Share.Unit, aggregate, threshold) with
        {
            Share = new(counting.Share.Operator, counting.Stored, counting.Limit.Text),
        };

    /// <summary>Of what may be absent.</summary>
    public static LeafPlan Of(BoundAbsent absent, AggregatePlan aggregate) =>
        Of(absent, absent.Text, Reading.Count, null, Unit.Count, aggregate, null) with { Window = aggregate.Window };

    /// <summary>Of an aggregate across series; beside its text and threshold it says what its first leaf does.</summary>
    public static LeafPlan Of(BoundNode node, AcrossPlan across, Threshold? threshold) => across.Inner.Leaves[0] with
    {
        Text = AcrossUse.TextOf(node),
        Unit = PlanText.Unit(node is BoundNumber number ? number.Unit : Unit.Count),
        Operator = threshold?.Operator,
        Threshold = threshold is null ? null : StoredValue.Of(threshold.Constant.Value),
        ThresholdText = threshold?.Constant.Text,
        Across = across.Id,
    };

    private static LeafPlan Of(
        IMetricUse use, string text, Reading reading, Rank? rank, Unit unit, AggregatePlan aggregate, Threshold? threshold) => new(
        text,
        aggregate.Metric,
        reading,
        rank,
        use.Selector,
        aggregate.Grouping,
        use.Window,
        PlanText.Unit(unit),
        threshold?.Operator,
        threshold is null ? null : StoredValue.Of(threshold.Constant.Value),
        threshold?.Constant.Text)
    {
        Shift = use.Shift,
    };
}

/// <summary>The constant that a reading is compared with, the reading on the left.</summary>
internal sealed record Threshold(ComparisonOperator Operator, BoundConstant Constant);
