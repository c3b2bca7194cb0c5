using System.Globalization;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Alerts;

/// <summary>The words for states, causes and durations.</summary>
internal static class AlertText
{
    /// <summary>The state as it is printed and journaled; both "No Data" states are <c>nodata</c>.</summary>
    public static string Print(AlertState state) => state switch
    {
        AlertState.Inactive => "inactive",
        AlertState.Pending => "pending",
        AlertState.Firing => "firing",
        _ => "nodata",
    };

    /// <summary>A duration as an author writes it: <c>1h30m</c>, <c>15s</c>, <c>500ms</c>.</summary>
    public static string Duration(long duration)
    {
        var text = "";
        var rest = Math.Max(0, duration);
        foreach (var (length, unit) in Units)
        {
            if (rest >= length)
            {
                text += (rest / length).ToString(CultureInfo.InvariantCulture) + unit;
                rest %= length;
            }
        }

        return text.Length == 0 ? "0s" : text;
    }

    /// <summary>Why a row ended or began, without what is known of it.</summary>
    public static string Cause(RowCause cause, UnknownReason reason, AlertPlan plan) => cause switch
    {
        RowCause.Full => $"for {For(plan.If)}",
        RowCause.Lapsed when plan.If.Share is not null => $"not true at any tick of {Duration(plan.If.For)}",
        RowCause.Lapsed => $"over before {Duration(plan.If.For)} were full",
        RowCause.Resolved when plan.Clear is { For: > 0 } clear => $"resolved, clear for {Duration(clear.For)}",
        RowCause.Resolved when plan is { Clear: null, If.Share: not null } => $"resolved, no longer {For(plan.If)}",
        RowCause.Resolved => "resolved",
        RowCause.WentDark => $"{ReadingWords.Unknown(reason)} for {Duration(plan.Stale)}",
        RowCause.Returned => "data is back",
        RowCause.Unscheduled => "outside its hours",
        RowCause.HeldBack => "held back by an alert that it depends on",
        RowCause.Gone => $"gone: no data for {Duration(plan.Forget)} more, no proof that it is over",
        RowCause.Unwatched => $"not watched for {Duration(plan.Stale)} or longer",
        _ => "",
    };

    private static string For(HeldPlan held) => held.Share is { } share
        ? $"{(100m * share.Numerator / share.Denominator).ToString("0.####", CultureInfo.InvariantCulture)}% of {Duration(held.For)}"
        : Duration(held.For);

    private static readonly (long Length, string Unit)[] Units =
    [
        (24 * EngineTime.Hour, "d"), (EngineTime.Hour, "h"), (EngineTime.Minute, "m"), (EngineTime.Second, "s"),
        (EngineTime.Second / 1000, "ms"),
    ];
}
