namespace HmsOps.Cli.Tests;

public sealed class ImportTests
{
    private const string Alert = "alert slow { if permit-svc.latency.p95 > 1s for 5m; then { notify oncall } }\n";
    private const string Contact = "contact oncall { email oncall@treasury.gov }\n";

    [Theory]
    [InlineData("common/contacts.hmsrule")]
    [InlineData("common")]
    [InlineData("comm*/*.hmsrule")]
    [InlineData("../pack/common/contacts.hmsrule")]
    public async Task A_file_a_folder_or_a_pattern_is_taken_in(string target)
    {
        using var folder = new CliFolder();
        folder.Write("pack/main.hmsrule", $"import \"{target}\"\n{Alert}");
        folder.Write("pack/common/contacts.hmsrule", "import \"../main.hmsrule\"\n" + Contact);
        var result = await folder.RunAsync("check", "pack/main.hmsrule");
        Assert.Equal("", result.Out);
        Assert.Equal(0, result.Code);
    }

    [Theory]
    [InlineData("comon/contacts.hmsrule", "common/contacts.hmsrule")]
    [InlineData("common/contatcs.hmsrule", "common/contacts.hmsrule")]
    [InlineData("commn", "common")]
    [InlineData("commn/*.hmsrule", "common/*.hmsrule")]
    [InlineData("../pakc/common", "../pack/common")]
    public async Task What_is_not_there_is_one_error_with_a_near_name(string target, string near)
    {
        using var folder = new CliFolder();
        folder.Write("pack/main.hmsrule", $"import \"{target}\"\n{Alert}");
        folder.Write("pack/common/contacts.hmsrule", Contact);
        var result = await folder.RunAsync("check", "pack/main.hmsrule");
        Assert.Equal(3, result.Code);
        var line = Assert.Single(result.Out.Split('\n'), line => line.Contains(": error ", StringComparison.Ordinal));
        Assert.Equal($"pack/main.hmsrule:1:8: error HMS1059: there is nothing to import at `{target}`: no file, and no folder or pattern with rules; did you mean `{near}`?", line);
    }
}
