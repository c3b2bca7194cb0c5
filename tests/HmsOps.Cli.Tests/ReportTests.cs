using System.Text.Json;

namespace HmsOps.Cli.Tests;

/// <summary>The formats of <c>check</c>, on a file with an error that has fixes, one with a related place, and a warning.</summary>
public sealed class ReportTests
{
    private const string Rules = """
        alert slow {
        	if permit-svc.latency.p95 > 800 for 5m
        }
        alert slow { if permit-svc.latency.p95 > 2s for 5m }
        test "50% of, it" {
          given permit-svc.latnecy = 1s for 5m
        }

        """;

    private static readonly CliFolder Nowhere = new();

    [Fact]
    public async Task Text_shows_the_line_related_places_and_fixes()
    {
        var result = await CheckAsync("text");
        Assert.Equal(
            """
            my rules/a,b.hmsrule:2:30: error HMS2002: `800` has no unit, but `permit-svc.latency.p95` is a duration: write 800ms or 800s
              2 |     if permit-svc.latency.p95 > 800 for 5m
                |                                 ^^^
                help: write 800ms
                help: write 800s
            my rules/a,b.hmsrule:4:7: error HMS1005: `slow` is the name of an alert at my rules/a,b.hmsrule:1 already: give one of the two another name
              4 | alert slow { if permit-svc.latency.p95 > 2s for 5m }
                |       ^^^^
                my rules/a,b.hmsrule:1:7: the first is here
              1 | alert slow {
                |       ----
            my rules/a,b.hmsrule:6:9: warning HMS4001: no rule reads `permit-svc.latnecy`; did you mean `permit-svc.latency`?
              6 |   given permit-svc.latnecy = 1s for 5m
                |         ^^^^^^^^^^^^^^^^^^
                help: write permit-svc.latency

            """,
            result.Out);
        Assert.Equal("1 pack, 1 file: 2 errors, 1 warning\n", result.Error);
    }

    [Fact]
    public async Task Json_is_one_object_with_every_field()
    {
        using var json = JsonDocument.Parse((await CheckAsync("json")).Out);
        var root = json.RootElement;
        Assert.Equal(["version", "packs", "files", "errors", "warnings", "infos", "diagnostics"], Names(root));
        Assert.Equal([1, 1, 1, 2, 1, 0], root.EnumerateObject().SkipLast(1).Select(field => field.Value.GetInt32()));
        string[] place = ["file", "line", "column", "endLine", "endColumn", "offset", "length"];
        var all = root.GetProperty("diagnostics");
        Assert.Equal(3, all.GetArrayLength());
        Assert.All(all.EnumerateArray(), one => Assert.Equal(["code", "severity", "message", "detail", .. place, "context", "related", "fixes", "help"], Names(one)));
        Assert.Equal("[2,30,2,33,42,3]", Numbers(all[0]));
        Assert.Equal(["kind", "name", "clause", .. place], Names(all[0].GetProperty("context")));
        Assert.Equal("[2,2,2,40,14,38]", Numbers(all[0].GetProperty("context")));
        Assert.Equal("800ms", all[0].GetProperty("fixes")[0].GetProperty("edits")[0].GetProperty("text").GetString());
        Assert.Equal([.. place, "text"], Names(all[0].GetProperty("fixes")[0].GetProperty("edits")[0]));
        Assert.Equal(["message", .. place], Names(all[1].GetProperty("related")[0]));
        Assert.Equal("docs/diagnostics/HMS4001.md", all[2].GetProperty("help").GetString());
    }

    [Fact]
    public async Task Sarif_has_rules_regions_fixes_and_related_places()
    {
        using var json = JsonDocument.Parse((await CheckAsync("sarif")).Out);
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(["HMS1005", "HMS2002", "HMS4001"], rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal("unit missing", rules[1].GetProperty("shortDescription").GetProperty("text").GetString());
        var results = run.GetProperty("results");
        Assert.Equal([1, 0, 2], results.EnumerateArray().Select(result => result.GetProperty("ruleIndex").GetInt32()));
        Assert.Equal(["error", "error", "warning"], results.EnumerateArray().Select(result => result.GetProperty("level").GetString()));
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("my%20rules/a%2Cb.hmsrule", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("[2,30,2,33]", Numbers(place.GetProperty("region")));
        var fixes = results[0].GetProperty("fixes").EnumerateArray().Select(fix => fix.GetProperty("artifactChanges")[0].GetProperty("replacements")[0]);
        Assert.Equal(["800ms", "800s"], fixes.Select(fix => fix.GetProperty("insertedContent").GetProperty("text").GetString()));
        Assert.All(fixes, fix => Assert.Equal("[2,30,2,33]", Numbers(fix.GetProperty("deletedRegion"))));
        Assert.Equal("[1,7,1,11]", Numbers(results[1].GetProperty("relatedLocations")[0].GetProperty("physicalLocation").GetProperty("region")));
    }

    // What the published schema (OASIS, sarif-schema-2.1.0.json) requires of each object that is written, and all that it allows of what is written.
    [Fact]
    public async Task Sarif_has_what_its_schema_requires_and_nothing_that_it_does_not_know()
    {
        using var json = JsonDocument.Parse((await CheckAsync("sarif")).Out);
        Assert.Equal("https://json.schemastore.org/sarif-2.1.0.json", json.RootElement.GetProperty("$schema").GetString());
        Conforms(json.RootElement, "log");
    }

    private static readonly Dictionary<string, (string[] Required, Dictionary<string, string> Known)> Sarif = new(StringComparer.Ordinal)
    {
        ["log"] = (["version", "runs"], Known("$schema", "version", "runs:run")),
        ["run"] = (["tool"], Known("tool:tool", "invocations:invocation", "columnKind", "results:result")),
        ["tool"] = (["driver"], Known("driver:component")),
        ["component"] = (["name"], Known("name", "semanticVersion", "rules:descriptor")),
        ["descriptor"] = (["id"], Known("id", "shortDescription:multiformat", "fullDescription:multiformat", "help:multiformat")),
        ["multiformat"] = (["text"], Known("text", "markdown")),
        ["invocation"] = (["executionSuccessful"], Known("executionSuccessful")),
        ["result"] = (["message"], Known("ruleId", "ruleIndex", "level", "message:message", "locations:location", "relatedLocations:location", "fixes:fix")),
        ["message"] = (["text"], Known("text")),
        ["location"] = ([], Known("id", "physicalLocation:physical", "logicalLocations:logical", "message:message")),
        ["physical"] = (["artifactLocation"], Known("artifactLocation:artifact", "region:region", "contextRegion:region")),
        ["artifact"] = (["uri"], Known("uri")),
        ["region"] = (["startLine"], Known("startLine", "startColumn", "endLine", "endColumn")),
        ["logical"] = ([], Known("name", "fullyQualifiedName", "kind")),
        ["fix"] = (["artifactChanges"], Known("description:message", "artifactChanges:change")),
        ["change"] = (["artifactLocation", "replacements"], Known("artifactLocation:artifact", "replacements:replacement")),
        ["replacement"] = (["deletedRegion"], Known("deletedRegion:region", "insertedContent:content")),
        ["content"] = ([], Known("text")),
    };

    private static Dictionary<string, string> Known(params string[] names) => names.ToDictionary(name => name.Split(':')[0], name => name.Contains(':') ? name.Split(':')[1] : "", StringComparer.Ordinal);

    private static void Conforms(JsonElement element, string type)
    {
        var (required, known) = Sarif[type];
        Assert.All(required, name => Assert.True(element.TryGetProperty(name, out _), $"{type} without {name}"));
        foreach (var property in element.EnumerateObject())
        {
            Assert.True(known.TryGetValue(property.Name, out var inner), $"{type} with {property.Name}");
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    Conforms(property.Value, inner);
                    break;
                case JsonValueKind.Array:
                    Assert.True(type != "change" || property.Value.GetArrayLength() > 0);
                    Assert.All(property.Value.EnumerateArray(), item => Conforms(item, inner));
                    break;
                case JsonValueKind.Number:
                    Assert.True(property.Value.GetInt32() >= (type == "region" ? 1 : 0));
                    break;
                case JsonValueKind.String when property.Name is "level":
                    Assert.Contains(property.Value.GetString(), (string[])["none", "note", "warning", "error"]);
                    break;
            }
        }
    }

    [Theory]
    [InlineData("test", "a.hmsrule")]
    [InlineData("backtest", "a.hmsrule", "--data", "d.jsonl")]
    public async Task Verbs_that_run_rules_write_their_diagnostics_so_too(params string[] verb)
    {
        using var folder = new CliFolder();
        folder.Write("a.hmsrule", "alert slow { if x.latency.p95 > 1s for 5s }\ntest \"t\" { given x.latency = 2s for 1m; expect slow firing at 10s }\n");
        folder.Write("d.jsonl", "{\"t\":1,\"metric\":\"x.latency\",\"value\":0.3}\n");
        var clean = await folder.RunAsync([.. verb, "--format", "json"]);
        Assert.Equal(0, clean.Code);
        using var report = JsonDocument.Parse(clean.Out);
        Assert.NotEqual("", clean.Error);
        folder.Replace("a.hmsrule", "> 1s", "> 5%");
        var wrong = await folder.RunAsync([.. verb, "--format", "github"]);
        Assert.Equal(3, wrong.Code);
        Assert.StartsWith("::error file=a.hmsrule,line=1,", wrong.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Github_gets_one_command_a_diagnostic()
    {
        var lines = (await CheckAsync("github")).Out.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal(
            "::error file=my rules/a%2Cb.hmsrule,line=2,col=30,endLine=2,endColumn=33,title=HMS2002::`800` has no unit, but `permit-svc.latency.p95` is a duration: write 800ms or 800s%0Ahelp: write 800ms%0Ahelp: write 800s",
            lines[0]);
        Assert.StartsWith("::warning file=my rules/a%2Cb.hmsrule,line=6,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_written_for_rules_without_a_mistake_too()
    {
        using var folder = new CliFolder();
        folder.Write("a.hmsrule", "alert slow { if permit-svc.latency.p95 > 1s for 5m; severity info }\n");
        var json = await folder.RunAsync("check", "a.hmsrule", "--format", "json");
        Assert.Equal(0, json.Code);
        Assert.Contains("\"diagnostics\": []", json.Out, StringComparison.Ordinal);
        Assert.Contains("\"results\": []", (await folder.RunAsync("check", "a.hmsrule", "--format", "sarif")).Out, StringComparison.Ordinal);
        Assert.Equal("", (await folder.RunAsync("check", "a.hmsrule", "--format", "github")).Out);
    }

    [Fact]
    public async Task An_unknown_format_is_one_line()
    {
        var result = await CheckAsync("sarf");
        result.AssertOneLine(1, "'sarf' is no format; did you mean 'sarif'?");
    }

    private static Task<CliResult> CheckAsync(string format)
    {
        Nowhere.Write("my rules/a,b.hmsrule", Rules);
        return Nowhere.RunAsync("check", "my rules/a,b.hmsrule", "--format", format);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(field => field.Name);

    private static string Numbers(JsonElement element) =>
        $"[{string.Join(',', element.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Number).Select(field => field.Value.GetInt32()))}]";
}
