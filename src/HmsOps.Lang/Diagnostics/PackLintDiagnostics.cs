namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS4xxx: what a pack's declarations hardly mean together. Each is a warning here; the table of lint rules has the level.</summary>
internal static class PackLintDiagnostics
{
    /// <summary>A declaration without a use.</summary>
    /// <param name="code">The code of its kind: <c>HMS4022</c> to <c>HMS4025</c>.</param>
    /// <param name="place">Its name.</param>
    /// <param name="kind">Its kind's word.</param>
    /// <param name="name">Its name's text.</param>
    /// <param name="use">What nothing does with it: <c>calls</c>.</param>
    /// <param name="fix">The fix that takes it out, or null.</param>
    public static Diagnostic Unused(string code, Place place, string kind, string name, string use, CodeFix? fix) =>
        Report.Warning(code, place, $"nothing {use} {kind} `{name}`", fix is null ? [] : [fix]);

    /// <summary>A service that no rule names.</summary>
    public static Diagnostic ServiceWithoutMetrics(Place place, string service, string? near) => Report.Warning(
        "HMS4026", place, $"no rule reads a metric of service `{service}`{Report.Meant(near)}", near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>A hyphen between what are two names.</summary>
    public static Diagnostic HyphenForMinus(Place place, string path, string left, string right) => Report.Warning(
        "HMS4027", place, $"`{path}` is one name: a difference is written with blanks, `{left} - {right}`", Report.Write(place.Span, $"{left} - {right}"));

    /// <summary>A secret that everybody can read; it is not shown again.</summary>
    public static Diagnostic PlainSecret(Place place, string what) => Report.Warning(
        "HMS4028", place, $"this looks like {what}, and everybody who has the rules can read it: put it into hmsops.yaml as `${{env:NAME}}`");
}
