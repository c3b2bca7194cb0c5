using System.Text.Json;

namespace HmsOps.Cli.Tests;

public sealed class ExplainTests : IDisposable
{
    private readonly CliFolder _folder = new();

    public ExplainTests() => _folder.Write(
        "a.hmsrule",
        """
        alert slow { if permit-svc.latency.p95 > 800ms for 5m; severity warning }
        alert slower { if permit-svc.latency.p95 > 2s for 5m; severity critical; then { notify oncall@treasury.gov } }

        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_rule_is_shown_by_its_name_with_who_shares_what_it_reads()
    {
        var result = await _folder.RunAsync("explain", "a.hmsrule", "--rule", "slow");
        Assert.Equal(0, result.Code);
        Assert.StartsWith("alert slow: warning  (a.hmsrule:1)\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("shared with alert slower\n", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("alert slower:", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Shape0", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_is_shown_where_it_is_asked_for()
    {
        var result = await _folder.RunAsync("explain", "a.hmsrule", "--csharp");
        Assert.Contains("public static Truth Shape0(in PredicateFrame frame)\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_object_with_every_field()
    {
        var result = await _folder.RunAsync("explain", "a.hmsrule", "--rule", "slow", "--format", "json");
        Assert.Equal((0, ""), (result.Code, result.Error));
        using var json = JsonDocument.Parse(result.Out);
        Assert.Equal(["version", "packs"], Names(json.RootElement));
        var pack = json.RootElement.GetProperty("packs")[0];
        Assert.Equal(["name", "rules", "aggregates", "shapes"], Names(pack));
        Assert.Equal(0, pack.GetProperty("shapes").GetArrayLength());
        var rule = Assert.Single(pack.GetProperty("rules").EnumerateArray());
        Assert.Equal(["kind", "name", "file", "line", "facts", "notRun", "clauses", "needs", "instanceBytes", "cost"], Names(rule));
        Assert.Equal(["counters", "sketches", "panes", "newestValues", "estimatedNanoseconds", "basis"], Names(rule.GetProperty("cost")));
        var clause = rule.GetProperty("clauses")[0];
        Assert.Equal(["name", "held", "tree", "predicate"], Names(clause));
        Assert.Equal(["shape", "operands", "constants", "integers"], Names(clause.GetProperty("predicate")));
        var reading = clause.GetProperty("tree").GetProperty("operands")[0];
        Assert.Equal(["text", "type", "unit", "what", "source", "operands"], Names(reading));
        Assert.Equal("""{"metric":"permit-svc.latency","kind":"histogram","windowSeconds":60,"shiftSeconds":0}""", JsonSerializer.Serialize(reading.GetProperty("source")));
        var need = rule.GetProperty("needs")[0];
        Assert.Equal(["aggregate", "bounds", "sharedWith"], Names(need));
        Assert.Equal("≤ 800ms", need.GetProperty("bounds")[0].GetString());
        Assert.Equal("alert slower", need.GetProperty("sharedWith")[0].GetString());
        var aggregate = Assert.Single(pack.GetProperty("aggregates").EnumerateArray());
        Assert.Equal(["id", "text", "metric", "kind", "entity", "windowSeconds", "paneSeconds", "bounds", "fedBy", "feeds", "users", "size"], Names(aggregate));
        Assert.Equal(["panes", "numbers", "width", "totals", "history", "bytes"], Names(aggregate.GetProperty("size")));
        Assert.Equal(390, aggregate.GetProperty("size").GetProperty("bytes").GetInt32());
    }

    [Fact]
    public async Task Errors_of_the_rules_are_shown_instead()
    {
        _folder.Write("bad.hmsrule", "alert a { if permit-svc.latency.p95 > 800 for 5m; severity warning }\n");
        var result = await _folder.RunAsync("explain", "bad.hmsrule");
        Assert.Equal(3, result.Code);
        Assert.StartsWith("bad.hmsrule:1:", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("keeps", result.Out, StringComparison.Ordinal);
        var json = await _folder.RunAsync("explain", "bad.hmsrule", "--format", "json");
        Assert.Equal((3, ""), (json.Code, json.Out));
        Assert.StartsWith("bad.hmsrule:1:", json.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rule", "slwo", "--rule slwo: there is no alert, tile or slo of this name; did you mean 'slow'?")]
    [InlineData("--format", "jsn", "'jsn' is no format; did you mean 'json'?")]
    public async Task A_wrong_word_is_one_line(string option, string word, string line) =>
        (await _folder.RunAsync("explain", "a.hmsrule", option, word)).AssertOneLine(1, line);

    [Fact]
    public async Task Packs_are_told_apart()
    {
        _folder.Write("one/hmsops.yaml", "tick: 1s\n");
        _folder.Write("one/a.hmsrule", "alert a { if permit-svc.latency.p95 > 1s for 5m; severity warning }\n");
        _folder.Write("two/hmsops.yaml", "tick: 1s\n");
        _folder.Write("two/a.hmsrule", "alert b { if permit-svc.latency.p95 > 1s for 5m; severity warning }\n");
        var result = await _folder.RunAsync("explain", "one", "two");
        Assert.StartsWith("pack one\n\nalert a: warning  (one/a.hmsrule:1)\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("\n\npack two\n\nalert b: warning  (two/a.hmsrule:1)\n", result.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(field => field.Name);
}
