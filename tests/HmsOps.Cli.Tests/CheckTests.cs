namespace HmsOps.Cli.Tests;

public sealed class CheckTests
{
    [Fact]
    public async Task The_samples_are_clean()
    {
        var result = await CliResult.OfAsync(CliFolder.Repository, "check", "samples");
        Assert.Equal("", result.Out);
        Assert.Equal(0, result.Code);
    }

    [Fact]
    public async Task A_wrong_unit_is_an_error_with_its_place_in_yaml()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        folder.Replace("treasury/alerts/permit-latency.yaml", "> 0.8s", "> 5%");
        var result = await folder.RunAsync("check", "treasury");
        Assert.Equal(3, result.Code);
        Assert.StartsWith("treasury/alerts/permit-latency.yaml:3:35: error HMS2", result.Out, StringComparison.Ordinal);
        Assert.Equal(3, result.Out.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task A_wrong_unit_is_an_error_with_its_place_in_the_native_spelling()
    {
        using var folder = new CliFolder();
        folder.Write("a.hmsrule", "alert slow {\n  if permit-svc.latency.p95 > 5% for 5m\n}\n");
        var result = await folder.RunAsync("check", "a.hmsrule");
        Assert.Equal(3, result.Code);
        Assert.StartsWith("a.hmsrule:2:31: error HMS2", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_files_given_are_one_namespace()
    {
        using var folder = new CliFolder();
        folder.Write("a.hmsrule", "alert slow { if permit-svc.latency.p95 > 1s }\n");
        folder.Write("b.yaml", "alert: slow\nif: permit-svc.latency.p95 > 2s\n");
        var result = await folder.RunAsync("check", "a.hmsrule", "b.yaml");
        Assert.Equal(3, result.Code);
        Assert.Contains("b.yaml:1:8: error HMS1", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_pack_root_is_a_pack_of_its_own()
    {
        using var folder = new CliFolder();
        folder.Write("one/hmsops.yaml", "state: .hmsops\n");
        folder.Write("one/a.hmsrule", "alert slow { if permit-svc.latency.p95 > 1s }\n");
        folder.Write("two/hmsops.yaml", "state: .hmsops\n");
        folder.Write("two/a.hmsrule", "alert slow { if permit-svc.latency.p95 > 2s }\n");
        var result = await folder.RunAsync("check", ".");
        Assert.Equal(0, result.Code);
        Assert.Contains("2 packs, 2 files", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yaml_that_is_no_rules_is_passed_over_in_a_folder()
    {
        using var folder = new CliFolder();
        folder.Write("a.hmsrule", "alert slow { if permit-svc.latency.p95 > 1s }\n");
        folder.Write("deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\n");
        Assert.Equal(0, (await folder.RunAsync("check", ".")).Code);
        Assert.Equal(3, (await folder.RunAsync("check", "deployment.yaml")).Code);
    }

    [Fact]
    public async Task A_missing_file_is_one_line()
    {
        using var folder = new CliFolder();
        (await folder.RunAsync("check", "nothing.yaml")).AssertOneLine(1, "nothing.yaml: there is no such file or folder");
    }

    [Fact]
    public async Task An_empty_folder_is_one_line()
    {
        using var folder = new CliFolder();
        (await folder.RunAsync("check", ".")).AssertOneLine(1, "there are no rules here");
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_is_one_diagnostic()
    {
        using var folder = new CliFolder();
        folder.Write("long.hmsrule", "alert slow { if " + new string('(', 11_000_000) + " }\n");
        var result = await folder.RunAsync("check", "long.hmsrule");
        Assert.Equal(3, result.Code);
        var line = Assert.Single(result.Out.TrimEnd('\n').Split('\n'));
        Assert.Matches(@"^long\.hmsrule:1:1: error HMS0\d{3}: ", line);
        Assert.True(line.Length < 300, "the message repeats the line");
    }

    [Fact]
    public async Task Bad_usage_exits_with_1()
    {
        using var folder = new CliFolder();
        Assert.Equal(1, (await folder.RunAsync("check")).Code);
        Assert.Equal(1, (await folder.RunAsync("chekc", ".")).Code);
    }
}
