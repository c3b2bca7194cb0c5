using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>How much of everything a pack may have; what a single file may have is in <see cref="SyntaxDiagnostics"/> and <see cref="YamlDiagnostics"/>.</summary>
internal static class LimitDiagnostics
{
    /// <summary>Diagnostics past the cap.</summary>
    public static Diagnostic MoreNotShown(Diagnostic last, int count, DiagnosticSeverity worst) => new(
        "HMS0050",
        worst,
        last.Source,
        new TextSpan(last.Span.Start, 0),
        FormattableString.Invariant(count > SyntaxLimits.CountedOmissions
            ? (FormattableString)$"more than {SyntaxLimits.CountedOmissions:N0} more are not shown: mend some of these first"
            : $"{count:N0} more {(count == 1 ? "is" : "are")} not shown: mend some of these first"));

    /// <summary>Declarations past the limit.</summary>
    public static Diagnostic TooManyDeclarations(Place place, int limit) => Report.Error(
        "HMS0051", place, FormattableString.Invariant($"with this the pack has more than {limit:N0} declarations: make several packs of it"));
}
