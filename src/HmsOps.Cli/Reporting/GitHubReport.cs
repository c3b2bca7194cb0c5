using System.Globalization;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Cli.Reporting;

/// <summary>Diagnostics as commands of GitHub's workflows ("Workflow commands for GitHub Actions").</summary>
internal static class GitHubReport
{
    /// <summary>One command, on one line.</summary>
    public static string Write(Diagnostic diagnostic)
    {
        var (line, column) = diagnostic.Source.PositionOf(diagnostic.Span.Start);
        var (endLine, endColumn) = diagnostic.Source.PositionOf(diagnostic.Span.End);
        var command = diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "notice",
        };

        // An annotation of several lines has no columns.
        var place = line == endLine
            ? string.Create(CultureInfo.InvariantCulture, $"line={line},col={column},endLine={endLine},endColumn={endColumn}")
            : string.Create(CultureInfo.InvariantCulture, $"line={line},endLine={endLine}");
        var message = string.Join('\n', [diagnostic.Message, .. Further(diagnostic)]);
        return $"::{command} file={Property(diagnostic.Source.Path)},{place},title={Property(diagnostic.Code)}::{Data(message)}";
    }

    private static IEnumerable<string> Further(Diagnostic diagnostic)
    {
        if (diagnostic.Detail is { } detail)
        {
            yield return detail;
        }

        foreach (var place in diagnostic.Related)
        {
            var (line, column) = place.Source.PositionOf(place.Span.Start);
            yield return string.Create(CultureInfo.InvariantCulture, $"{place.Source.Path}:{line}:{column}: {place.Message}");
        }

        foreach (var fix in diagnostic.Fixes)
        {
            yield return $"help: {fix.Title}";
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
