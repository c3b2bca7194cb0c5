using HmsOps.Lang.Diagnostics;

namespace HmsOps.Cli.Reporting;

/// <summary>Writes a report in a format.</summary>
internal static class ReportWriter
{
    /// <summary>Writes the report; each format writes something for an empty one too, but text and GitHub's commands.</summary>
    public static void Write(TextWriter output, DiagnosticReport report, ReportFormat format, bool isTerminal)
    {
        switch (format)
        {
            case ReportFormat.Json:
                output.WriteLine(JsonReport.Write(report));
                break;
            case ReportFormat.Sarif:
                output.WriteLine(SarifReport.Write(report));
                break;
            case ReportFormat.GitHub:
                WriteAll(output, report, GitHubReport.Write);
                break;
            default:
                var colors = isTerminal ? DiagnosticColors.Terminal : DiagnosticColors.None;
                WriteAll(output, report, diagnostic => DiagnosticText.RenderWithSource(diagnostic, colors));
                break;
        }
    }

    private static void WriteAll(TextWriter output, DiagnosticReport report, Func<Diagnostic, string> render)
    {
        foreach (var diagnostic in report.Diagnostics)
        {
            output.WriteLine(render(diagnostic).ReplaceLineEndings(output.NewLine));
        }
    }
}
