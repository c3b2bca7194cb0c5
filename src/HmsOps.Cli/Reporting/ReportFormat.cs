namespace HmsOps.Cli.Reporting;

/// <summary>How diagnostics are written.</summary>
internal enum ReportFormat
{
    /// <summary>For people: with the source line and carets.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>Commands of GitHub's workflows, which become annotations.</summary>
    GitHub,
}
