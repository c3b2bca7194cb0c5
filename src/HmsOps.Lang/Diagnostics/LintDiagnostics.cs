namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS4xxx: what is allowed but hardly meant.</summary>
internal static class LintDiagnostics
{
    /// <summary>Samples that no rule reads.</summary>
    public static Diagnostic GivenUnread(Place place, string metric, string? near) =>
        Report.Warning("HMS4001", place, $"no rule reads `{metric}`{Report.Meant(near)}", near is null ? [] : [Report.Write(place.Span, near)]);
}
