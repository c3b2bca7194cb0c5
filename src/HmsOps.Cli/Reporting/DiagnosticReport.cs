using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Cli.Reporting;

/// <summary>What a verb found in rule files.</summary>
/// <param name="Packs">How many packs were looked at.</param>
/// <param name="Files">How many rule files were in them.</param>
/// <param name="Diagnostics">Pack by pack; in each by file and place.</param>
internal sealed record DiagnosticReport(int Packs, int Files, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>How many there are of a severity.</summary>
    public int CountOf(DiagnosticSeverity severity) => Diagnostics.Count(diagnostic => diagnostic.Severity == severity);
}
