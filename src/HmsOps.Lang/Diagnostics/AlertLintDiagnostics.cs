using System.Collections.Immutable;

namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS4xxx: what alerts and their playbooks are hardly meant to do. Each is a warning here; the table of lint rules has the level.</summary>
internal static class AlertLintDiagnostics
{
    /// <summary>An alert that is only shown.</summary>
    public static Diagnostic NobodyTold(Place place, string alert, bool hasSteps, ImmutableArray<CodeFix> fixes) => Report.Warning(
        "HMS4018",
        place,
        hasSteps
            ? $"nobody is told how the playbook of `{alert}` ends: add a `notify`, or declare `contact default`"
            : $"nobody is told about `{alert}`: add a playbook with a `notify`, or `severity info` where the dashboard is enough",
        [.. fixes]);

    /// <summary>Steps behind the longest run.</summary>
    public static Diagnostic BehindTheEnd(Place place, string step, string most, string next) => Report.Warning(
        "HMS4019", place, $"a run ends after {most}: with {DiagnosticWords.Quote(step)} it never comes to {DiagnosticWords.Quote(next)}");

    /// <summary>A notice in a branch that never runs.</summary>
    public static Diagnostic InDeadBranch(Place place, string notify, bool isElse) => Report.Warning(
        "HMS4019", place, $"{DiagnosticWords.Quote(notify)} is never reached: the condition is always {(isElse ? "true" : "false")}");

    /// <summary>A wait that outlasts the cooldown.</summary>
    public static Diagnostic WaitLongerThanCooldown(Place place, string wait, string cooldown, bool isDefault, CodeFix? fix) => Report.Warning(
        "HMS4020",
        place,
        $"the wait of {wait} is longer than the cooldown{(isDefault ? $", which is {cooldown} where nothing is said" : $" of {cooldown}")}: the playbook may start again before its last step shows",
        fix is null ? [] : [fix]);

    /// <summary>A label that will not stay as it is.</summary>
    public static Diagnostic ValueInLabel(Place place, string label, string value, string what) => Report.Warning(
        "HMS4021", place, $"label `{label}` has {what} for its value, {DiagnosticWords.Quote(value)}: a label stays the same; put what changes into `summary`");

    /// <summary>An alert that holds back too late.</summary>
    public static Diagnostic DependsOnSlower(Place place, string other, string its, string own, CodeFix? fix) => Report.Warning(
        "HMS4031", place, $"`{other}` fires after {its} and can't hold back an alert that fires after {own}: wait at least as long here", fix is null ? [] : [fix]);

    /// <summary>Alerts that fire together.</summary>
    public static Diagnostic SameCondition(Place place, string alert, string other) =>
        Report.Warning("HMS4032", place, $"`{alert}` has the same condition as `{other}`: both fire, always");

    /// <summary>Grouping by what is not there.</summary>
    public static Diagnostic LabelOfNoSeries(Place place, string label, IReadOnlyCollection<string> known)
    {
        var near = NearName.Of(label, known);
        return Report.Warning(
            "HMS4033",
            place,
            $"no series here has a label `{label}`{(near is null ? $": they have {Report.AnyOf(known, "and")}" : Report.Meant(near))}",
            near is null ? [] : [Report.Write(place.Span, near)]);
    }
}
