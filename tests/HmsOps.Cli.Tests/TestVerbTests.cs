namespace HmsOps.Cli.Tests;

public sealed class TestVerbTests
{
    [Fact]
    public async Task The_seeds_rules_pass_their_test()
    {
        var result = await CliResult.OfAsync(CliFolder.Repository, "test", "samples/treasury");
        Assert.True(result.Code == 0, result.Out + result.Error);
        Assert.Contains("1 passed, 0 failed", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_higher_threshold_fails_it_and_shows_the_values()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        folder.Replace("treasury/alerts/permit-latency.yaml", "0.8s", "1.2s");
        var result = await folder.RunAsync("test", "treasury");
        Assert.Equal(2, result.Code);
        Assert.Contains("0 passed, 1 failed", result.Out, StringComparison.Ordinal);
        Assert.Contains("treasury/tests/permit-latency.hmsrule:", result.Out, StringComparison.Ordinal);
        Assert.Contains("permit-svc.latency.p95", result.Out, StringComparison.Ordinal);
        Assert.Contains("0.9s", result.Out.Replace("900ms", "0.9s", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1.2s", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_with_errors_are_not_tested()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        folder.Replace("treasury/alerts/permit-latency.yaml", "0.8s", "0.8B");
        var result = await folder.RunAsync("test", "treasury");
        Assert.Equal(3, result.Code);
        Assert.Contains("error HMS2", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("passed", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_chooses_by_name_and_one_that_chooses_nothing_is_told()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        Assert.Equal(0, (await folder.RunAsync("test", "treasury", "--filter", "spike")).Code);
        (await folder.RunAsync("test", "treasury", "--filter", "no such test")).AssertOneLine(1, "no test");
    }
}
