namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS4xxx: what conditions are hardly meant to say. Each is a warning here; the table of lint rules has the level.</summary>
internal static class ConditionLintDiagnostics
{
    /// <summary>A condition with one truth.</summary>
    public static Diagnostic Constant(Place place, string condition, bool truth, string reason, CodeFix? fix) =>
        Report.Warning("HMS4010", place, $"{condition} is always {(truth ? "true" : "false")}: {reason}", fix is null ? [] : [fix]);

    /// <summary>An operand that another one decides.</summary>
    public static Diagnostic PartWithoutEffect(Place place, string part, string other, bool isAnd, CodeFix? fix) => Report.Warning(
        "HMS4011", place, isAnd ? $"{part} holds whenever {other} does: it changes nothing" : $"whenever {part} holds, {other} does too: it changes nothing", fix is null ? [] : [fix]);

    /// <summary>A duration below the resolution of time.</summary>
    public static Diagnostic ForShorterThanTick(Place place, string duration, string tick, CodeFix? fix) => Report.Warning(
        "HMS4012", place, $"`for {duration}` is shorter than a tick, which is {tick}: it does the same as `for {tick}`", fix is null ? [] : [fix]);

    /// <summary>A window that is sometimes empty.</summary>
    public static Diagnostic WindowTooShort(Place place, string metric, string window, string period, string better, CodeFix? fix) => Report.Warning(
        "HMS4013", place, $"`{metric}` comes every {period}: a window of {window} is sometimes empty; take at least {better}", fix is null ? [] : [fix]);

    /// <summary>No duration.</summary>
    public static Diagnostic NoFor(Place place, string alert, CodeFix fix) => Report.Warning(
        "HMS4014", place, $"`{alert}` fires and clears with every single tick: add a `for`, or `for 0s` where that is meant", fix);

    /// <summary>A clear that does not count.</summary>
    public static Diagnostic ClearOverlaps(Place place, string clear, string condition, CodeFix? fix) => Report.Warning(
        "HMS4015", place, $"{clear} and the condition {condition} can hold at once, and the alert then goes on firing", fix is null ? [] : [fix]);

    /// <summary>A level that a higher one hides.</summary>
    public static Diagnostic LevelNeverSeen(Place place, string level, string higher, string condition, CodeFix? fix) => Report.Warning(
        "HMS4016", place, $"`{level}` is never seen: `{higher}` holds whenever it does ({condition})", fix is null ? [] : [fix]);

    /// <summary>Absence of what nothing knows.</summary>
    public static Diagnostic AbsentOfUnknown(Place place, string metric, string? near) => Report.Warning(
        "HMS4017",
        place,
        near is null
            ? $"nothing else knows `{metric}`: if it is misspelled, it is absent for ever; declare it, as in `metric {metric} {{ kind gauge }}`"
            : $"nothing else knows `{metric}`{Report.Meant(near)}",
        near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>A percentile that hardly anybody uses.</summary>
    public static Diagnostic UnusualPercentile(Place place, string name, string near, CodeFix? fix) =>
        Report.Warning("HMS4029", place, $"`{name}` is an unusual percentile{Report.Meant(near)}", fix is null ? [] : [fix]);

    /// <summary>Series of different services in one number.</summary>
    public static Diagnostic ServicesMerged(Place place, string metric, CodeFix? fix) => Report.Warning(
        "HMS4030", place, $"`{metric}` of all services is merged into one number: add `by service`, or say how with an aggregate such as `max(…)`", fix is null ? [] : [fix]);
}
