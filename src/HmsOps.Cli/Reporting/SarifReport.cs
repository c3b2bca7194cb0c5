using System.Reflection;
using System.Text.Json;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Cli.Reporting;

/// <summary>A report as SARIF 2.1.0 (OASIS "Static Analysis Results Interchange Format"): columns in UTF-16 units, ends exclusive.</summary>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>The log, with one run.</summary>
    public static string Write(DiagnosticReport report)
    {
        string[] codes = [.. report.Diagnostics.Select(diagnostic => diagnostic.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return JsonText.Of(json => json.Object(null, () =>
        {
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.List("runs", [report], run => json.Object(null, () =>
            {
                json.Object("tool", () => json.Object("driver", () =>
                {
                    json.WriteString("name", "hmsops");
                    json.WriteString("semanticVersion", typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0");
                    json.List("rules", codes, code => Rule(json, code));
                }));
                json.List("invocations", [true], isDone => json.Object(null, () => json.WriteBoolean("executionSuccessful", isDone)));
                json.WriteString("columnKind", "utf16CodeUnits");
                json.List("results", run.Diagnostics, diagnostic => json.Object(null, () => Result(json, diagnostic, codes)));
            }));
        }));
    }

    private static void Rule(Utf8JsonWriter json, string code) => json.Object(null, () =>
    {
        json.WriteString("id", code);
        if (DiagnosticPage.Find(code) is { } page)
        {
            json.Object("shortDescription", () => json.WriteString("text", page.Title));
            json.Object("fullDescription", () => json.WriteString("text", page.Summary));
            json.Object("help", () =>
            {
                json.WriteString("text", page.Text);
                json.WriteString("markdown", page.Text);
            });
        }
    });

    private static void Result(Utf8JsonWriter json, Diagnostic diagnostic, string[] codes)
    {
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", Array.IndexOf(codes, diagnostic.Code));
        json.WriteString("level", Level(diagnostic.Severity));
        json.Object("message", () => json.WriteString("text", diagnostic.Detail is null ? diagnostic.Message : $"{diagnostic.Message}\n{diagnostic.Detail}"));
        json.List("locations", [diagnostic], main => json.Object(null, () =>
        {
            Place(json, main.Source, main.Span, main.Context);
            if (main.Context is { } context)
            {
                json.List("logicalLocations", [context], place => json.Object(null, () =>
                {
                    json.WriteString("name", place.Name);
                    json.WriteString("fullyQualifiedName", place.ToString());
                    json.WriteString("kind", place.Kind);
                }));
            }
        }));
        if (!diagnostic.Related.IsEmpty)
        {
            json.List("relatedLocations", diagnostic.Related.Index(), entry => json.Object(null, () =>
            {
                json.WriteNumber("id", entry.Index);
                Place(json, entry.Item.Source, entry.Item.Span, null);
                json.Object("message", () => json.WriteString("text", entry.Item.Message));
            }));
        }

        if (!diagnostic.Fixes.IsEmpty)
        {
            json.List("fixes", diagnostic.Fixes, fix => json.Object(null, () => Fix(json, diagnostic.Source, fix)));
        }
    }

    private static void Fix(Utf8JsonWriter json, SourceText source, CodeFix fix)
    {
        json.Object("description", () => json.WriteString("text", fix.Title));
        json.List("artifactChanges", [fix], change => json.Object(null, () =>
        {
            Artifact(json, source);
            json.List("replacements", change.Edits, edit => json.Object(null, () =>
            {
                Region(json, "deletedRegion", source, edit.Span);
                if (edit.Replacement.Length > 0)
                {
                    json.Object("insertedContent", () => json.WriteString("text", edit.Replacement));
                }
            }));
        }));
    }

    private static void Place(Utf8JsonWriter json, SourceText source, TextSpan span, DiagnosticContext? context) => json.Object("physicalLocation", () =>
    {
        Artifact(json, source);
        Region(json, "region", source, span);
        if (context is not null && context.Span.Start <= span.Start && context.Span.End >= span.End)
        {
            Region(json, "contextRegion", source, context.Span);
        }
    });

    private static void Artifact(Utf8JsonWriter json, SourceText source) =>
        json.Object("artifactLocation", () => json.WriteString("uri", UriOf(source.Path)));

    private static void Region(Utf8JsonWriter json, string name, SourceText source, TextSpan span) => json.Object(name, () =>
    {
        var (line, column) = source.PositionOf(span.Start);
        var (endLine, endColumn) = source.PositionOf(span.End);
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
    });

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    // Relative to where the program was started, which is where the reader of the log looks from.
    private static string UriOf(string path) =>
        (path.StartsWith('/') ? "file://" : "") + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
