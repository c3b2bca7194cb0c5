namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS409x: comments that suppress lint.</summary>
internal static class SuppressionDiagnostics
{
    /// <summary>A code that there is not.</summary>
    public static Diagnostic UnknownCode(Place place, string code, string? near) => Report.Warning(
        "HMS4090", place, $"there is no diagnostic `{code}`{Report.Meant(near)}", near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>A code that is not lint.</summary>
    public static Diagnostic NotLint(Place place, string code) => Report.Warning(
        "HMS4091",
        place,
        code.StartsWith("HMS409", StringComparison.Ordinal)
            ? $"{code} is about comments like this one and can't be ignored in one: mend it, or set its level under `lint` in hmsops.yaml"
            : $"{code} can't be ignored: only lint (HMS4000 to HMS4089) can; mend what it says");

    /// <summary>Nothing of that code where the comment stands.</summary>
    public static Diagnostic Unused(Place place, string code, CodeFix fix) => Report.Warning(
        "HMS4092", place, $"there is no {code} here to ignore: remove it, or move the comment to the line above what it is about", fix);

    /// <summary>A comment that begins like one of these.</summary>
    public static Diagnostic Malformed(Place place, string written, CodeFix? fix) => Report.Warning(
        "HMS4093", place, $"{DiagnosticWords.Quote(written)} ignores nothing: write `hms:ignore HMS4003 reason`", fix is null ? [] : [fix]);
}
