using System.Text;

namespace HmsOps.Cli.Tests;

public sealed class BacktestTests
{
    private const string Rule = "treasury/alerts/permit-latency.yaml";

    [Fact]
    public async Task The_lines_of_the_recorded_spike()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        folder.Write("spike.jsonl", Spike());
        var result = await folder.RunAsync("backtest", Rule, "--data", "spike.jsonl", "--json");
        Assert.True(result.Code == 0, result.Out + result.Error);
        Assert.Equal(
            """
            {"t":604,"alert":"permitLatencyHigh","labels":{},"state":"pending"}
            {"t":904,"alert":"permitLatencyHigh","labels":{},"state":"firing"}
            {"t":904,"alert":"permitLatencyHigh","labels":{},"run":1,"step":"run scale --service permit-svc --factor 2","outcome":"planned"}
            {"t":904,"alert":"permitLatencyHigh","labels":{},"run":1,"step":"wait 2m","outcome":"planned"}
            {"t":1024,"alert":"permitLatencyHigh","labels":{},"run":1,"step":"run traffic-shift --to us-west","outcome":"planned"}
            {"t":1024,"alert":"permitLatencyHigh","labels":{},"run":1,"step":"notify oncall@treasury.gov","outcome":"planned"}

            """,
            result.Out);
        Assert.Contains("assumed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clear_in_the_wait_cuts_the_playbook_off()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        folder.Write("spike.jsonl", Spike(until: 950, end: 1200));
        var result = await folder.RunAsync("backtest", Rule, "--data", "spike.jsonl", "--json");
        Assert.True(result.Code == 0, result.Out + result.Error);
        Assert.Contains("\"step\":\"wait 2m\",\"outcome\":\"resolved after step 1\"", result.Out, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"inactive\"", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("traffic-shift", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_recording_shows_the_whole_story()
    {
        var result = await CliResult.OfAsync(
            CliFolder.Repository, "backtest", "samples/" + Rule, "--data", "samples/treasury/data/tax-day.jsonl", "--json");
        Assert.True(result.Code == 0, result.Out + result.Error);
        Assert.Equal(7, result.Out.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("\"state\":\"inactive\"", result.Out.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_json_it_is_for_people()
    {
        var result = await CliResult.OfAsync(
            CliFolder.Repository, "backtest", "samples/" + Rule, "--data", "samples/treasury/data/tax-day.jsonl");
        Assert.Equal(0, result.Code);
        Assert.Contains("00:15:04", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("{\"t\"", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_out_of_order_are_dropped_as_late_told_and_mended_by_sort()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        var lines = Spike().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        folder.Write("shuffled.jsonl", string.Join('\n', [.. lines[900..], .. lines[..900]]) + "\n");
        var dropped = await folder.RunAsync("backtest", Rule, "--data", "shuffled.jsonl", "--json");
        Assert.Equal(0, dropped.Code);
        Assert.Contains("900", dropped.Error, StringComparison.Ordinal);
        Assert.Contains("--sort", dropped.Error, StringComparison.Ordinal);
        var sorted = await folder.RunAsync("backtest", Rule, "--data", "shuffled.jsonl", "--json", "--sort");
        folder.Write("spike.jsonl", Spike());
        Assert.Equal((await folder.RunAsync("backtest", Rule, "--data", "spike.jsonl", "--json")).Out, sorted.Out);
    }

    [Theory]
    [InlineData("{\"t\":1,\"metric\":\"permit-svc.latency\",\"value\":0.2}\n{\"t\":2,\"metric\":\"permit-svc.latency\"}\n", ":2: \"value\" is missing")]
    [InlineData("nonsense\n", ":1: not JSON")]
    [InlineData("{\"t\":\"yesterday\",\"metric\":\"a.b\",\"value\":1}\n", ":1: \"t\" is neither")]
    public async Task A_broken_line_is_told_with_its_number(string data, string expected)
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        folder.Write("broken.jsonl", data);
        (await folder.RunAsync("backtest", Rule, "--data", "broken.jsonl", "--json")).AssertOneLine(1, "broken.jsonl" + expected);
    }

    [Fact]
    public async Task Data_that_is_not_there_is_one_line()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        (await folder.RunAsync("backtest", Rule, "--data", "nothing.jsonl")).AssertOneLine(1, "nothing.jsonl: there is no such file");
    }

    // 200 ms to 600 s, then 900 ms: one observation a second.
    private static string Spike(int until = 1800, int end = 1800)
    {
        var text = new StringBuilder();
        for (var t = 1; t <= end; t++)
        {
            text.Append("{\"t\":").Append(t).Append(",\"metric\":\"permit-svc.latency\",\"value\":")
                .Append(t > 600 && t <= until ? "0.9" : "0.2").Append("}\n");
        }

        return text.ToString();
    }
}
