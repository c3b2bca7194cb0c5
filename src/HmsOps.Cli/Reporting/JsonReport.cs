using System.Text.Json;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Cli.Reporting;

/// <summary>A report as one JSON object, described in <c>docs/check.md</c>.</summary>
internal static class JsonReport
{
    private const int Version = 1;

    /// <summary>The object; a field that says nothing is null, never left out.</summary>
    public static string Write(DiagnosticReport report) => JsonText.Of(json => json.Object(null, () =>
    {
        json.WriteNumber("version", Version);
        json.WriteNumber("packs", report.Packs);
        json.WriteNumber("files", report.Files);
        json.WriteNumber("errors", report.CountOf(DiagnosticSeverity.Error));
        json.WriteNumber("warnings", report.CountOf(DiagnosticSeverity.Warning));
        json.WriteNumber("infos", report.CountOf(DiagnosticSeverity.Info));
        json.List("diagnostics", report.Diagnostics, diagnostic => json.Object(null, () => One(json, diagnostic)));
    }));

    private static void One(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", DiagnosticText.Word(diagnostic.Severity));
        json.WriteString("message", diagnostic.Message);
        json.WriteString("detail", diagnostic.Detail);
        Place(json, diagnostic.Source, diagnostic.Span);
        if (diagnostic.Context is { } context)
        {
            json.Object("context", () =>
            {
                json.WriteString("kind", context.Kind);
                json.WriteString("name", context.Name);
                json.WriteString("clause", context.Clause);
                Place(json, diagnostic.Source, context.Span);
            });
        }
        else
        {
            json.WriteNull("context");
        }

        json.List("related", diagnostic.Related, place => json.Object(null, () =>
        {
            json.WriteString("message", place.Message);
            Place(json, place.Source, place.Span);
        }));
        json.List("fixes", diagnostic.Fixes, fix => json.Object(null, () =>
        {
            json.WriteString("title", fix.Title);
            json.List("edits", fix.Edits, edit => json.Object(null, () =>
            {
                Place(json, diagnostic.Source, edit.Span);
                json.WriteString("text", edit.Replacement);
            }));
        }));
        json.WriteString("help", diagnostic.HelpLink);
    }

    private static void Place(Utf8JsonWriter json, SourceText source, TextSpan span)
    {
        var (line, column) = source.PositionOf(span.Start);
        var (endLine, endColumn) = source.PositionOf(span.End);
        json.WriteString("file", source.Path);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteNumber("offset", span.Start);
        json.WriteNumber("length", span.Length);
    }
}
