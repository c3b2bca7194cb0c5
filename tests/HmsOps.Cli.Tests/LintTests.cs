namespace HmsOps.Cli.Tests;

/// <summary>Levels of lint in <c>hmsops.yaml</c>, and what they do to exit codes.</summary>
public sealed class LintTests
{
    private const string Rules = "alert slow { if permit-svc.latency.p95 > 1s for 5m; severity info }\ntest \"t\" { given x.y = 1 for 1m }\n";

    [Theory]
    [InlineData("tick: 1s", "warning", 0)]
    [InlineData("lint: { HMS4001: info }", "info", 0)]
    [InlineData("lint: { HMS4001: warning }", "warning", 0)]
    [InlineData("lint: { HMS4001: error }", "error", 3)]
    [InlineData("lint: { HMS4001: off }", null, 0)]
    public async Task A_level_says_what_is_told_and_whether_the_check_fails(string configuration, string? word, int code)
    {
        using var folder = new CliFolder();
        folder.Write("hmsops.yaml", configuration + "\n");
        folder.Write("rules/a.hmsrule", Rules);
        foreach (var path in new[] { "rules", "rules/a.hmsrule", "." })
        {
            var result = await folder.RunAsync("check", path);
            Assert.Equal(code, result.Code);
            Assert.Equal(word is not null, result.Out.Contains($" {word} HMS4001: ", StringComparison.Ordinal));
            Assert.Equal(word is null, result.Out.Length == 0);
        }

        Assert.Equal(code, (await folder.RunAsync("build", "rules", "-o", "x.hmspack")).Code);
        Assert.Equal(code, (await folder.RunAsync("test", "rules")).Code);
    }

    [Fact]
    public async Task A_comment_takes_one_place_out_and_the_check_passes()
    {
        using var folder = new CliFolder();
        folder.Write("hmsops.yaml", "lint: { HMS4001: error }\n");
        folder.Write("a.hmsrule", Rules.Replace("test", "# hms:ignore HMS4001 it comes later\ntest", StringComparison.Ordinal));
        var result = await folder.RunAsync("check", ".");
        Assert.Equal((0, ""), (result.Code, result.Out));
    }

    [Theory]
    [InlineData("tick: 1s", true)]
    [InlineData("tick: 100ms", false)]
    public async Task A_for_is_held_against_the_tick_of_the_configuration(string configuration, bool isTold)
    {
        using var folder = new CliFolder();
        folder.Write("hmsops.yaml", configuration + "\n");
        folder.Write("a.hmsrule", "alert slow { if permit-svc.latency.p95 > 1s for 200ms; severity info }\n");
        var result = await folder.RunAsync("check", ".");
        Assert.Equal((0, isTold), (result.Code, result.Out.Contains("HMS4012", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_configuration_named_counts_instead_of_the_one_found()
    {
        using var folder = new CliFolder();
        folder.Write("hmsops.yaml", "lint: { HMS4001: error }\n");
        folder.Write("other.yml", "lint: { HMS4001: off }\n");
        folder.Write("a.hmsrule", Rules);
        Assert.Equal(3, (await folder.RunAsync("check", "a.hmsrule")).Code);
        Assert.Equal(0, (await folder.RunAsync("check", "a.hmsrule", "--config", "other.yml")).Code);
    }

    [Fact]
    public async Task Loose_files_go_by_the_configuration_of_the_first()
    {
        using var folder = new CliFolder();
        folder.Write("a/hmsops.yaml", "lint: { HMS4001: off }\n");
        folder.Write("a/a.hmsrule", Rules);
        folder.Write("b/b.hmsrule", "alert other { if permit-svc.latency.p95 > 2s for 5m; severity info }\n");
        Assert.Equal("", (await folder.RunAsync("check", "a/a.hmsrule", "b/b.hmsrule")).Out);
        Assert.Contains("HMS4001", (await folder.RunAsync("check", "b/b.hmsrule", "a/a.hmsrule")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lint: { HMS4O01: off }", "hmsops.yaml:1:9: error: there is no 'lint.HMS4O01'; did you mean 'HMS4001'?")]
    [InlineData("lint: { noise: off }", "hmsops.yaml:1:9: error: there is no 'lint.noise': write a code of lint, as in HMS4001: off")]
    [InlineData("lint: { HMS2002: off }", "hmsops.yaml:1:9: error: 'HMS2002' is not lint and has no level: only HMS4xxx have one")]
    [InlineData("lint: { HMS4001: warnign }", "hmsops.yaml:1:18: error: 'warnign' is no level of 'lint.HMS4001'; did you mean 'warning'?")]
    [InlineData("lint: { HMS4001: 5 }", "hmsops.yaml:1:18: error: '5' is no level of 'lint.HMS4001'; known are off, info, warning, error")]
    [InlineData("lint: off", "hmsops.yaml:1:7: error: 'lint' takes keys of its own")]
    [InlineData("lnit: {}", "hmsops.yaml:1:1: error: there is no 'lnit'; did you mean 'lint'?")]
    public async Task What_is_no_code_or_level_is_one_line(string configuration, string line)
    {
        using var folder = new CliFolder();
        folder.Write("hmsops.yaml", configuration + "\n");
        folder.Write("a.hmsrule", Rules);
        (await folder.RunAsync("check", ".")).AssertOneLine(1, line);
        (await folder.RunAsync("test", ".")).AssertOneLine(1, line);
    }
}
