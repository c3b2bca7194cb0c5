using System.Text.RegularExpressions;

namespace HmsOps.Cli.Tests;

public sealed partial class SampleTests
{
    [Fact]
    public async Task The_catalogue_of_public_alerts_is_clean()
    {
        var catalogue = Path.Combine(CliFolder.Repository, "tests", "cases", "catalogue");
        var result = await CliResult.OfAsync(CliFolder.Repository, "check", "tests/cases/catalogue");
        Assert.Equal((0, ""), (result.Code, result.Out));
        var alerts = Directory.GetFiles(catalogue, "*.hmsrule").Sum(file => Alert().Count(File.ReadAllText(file)));
        Assert.True(alerts >= 100, $"{alerts} alerts");
    }

    [Fact]
    public async Task What_cannot_be_run_yet_is_left_out_of_a_test_and_told()
    {
        var result = await CliResult.OfAsync(CliFolder.Repository, "test", "samples/permit");
        Assert.Equal(0, result.Code);
        Assert.Contains("permit.hmsrule:6:1: warning HMS5002: slo `permit-fast` is left out", result.Out, StringComparison.Ordinal);
        Assert.Contains("1 passed, 0 failed", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_run_yet_is_not_built()
    {
        using var folder = new CliFolder();
        folder.CopySample("permit", "permit");
        var result = await folder.RunAsync("build", "permit", "-o", "permit.hmspack");
        Assert.Equal(3, result.Code);
        Assert.Contains("error HMS5001", result.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "permit.hmspack")));
    }

    [GeneratedRegex(@"^alert ", RegexOptions.Multiline)]
    private static partial Regex Alert();
}
