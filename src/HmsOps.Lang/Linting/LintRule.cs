using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting;

/// <summary>A rule that looks for what is allowed but hardly meant.</summary>
/// <param name="Code">Its diagnostic's code: <c>HMS4010</c>.</param>
/// <param name="Level">How it is told where <c>hmsops.yaml</c> does not say.</param>
/// <param name="Title">A few words: what it finds.</param>
/// <param name="Rationale">Why that is hardly meant.</param>
/// <param name="Look">Finds the places in a pack that is free of errors, in any order; a place may come twice.</param>
internal sealed record LintRule(string Code, LintLevel Level, string Title, string Rationale, Func<LintContext, IEnumerable<Diagnostic>> Look)
{
    /// <summary>The severity of its level.</summary>
    public DiagnosticSeverity Severity => Level switch
    {
        LintLevel.Error => DiagnosticSeverity.Error,
        LintLevel.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
