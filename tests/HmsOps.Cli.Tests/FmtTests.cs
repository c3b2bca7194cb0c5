namespace HmsOps.Cli.Tests;

public sealed class FmtTests
{
    private const string Loose = "alert   slow {\n  if permit-svc.latency.p95>1s   # why\n}\n";
    private const string Laid = "alert slow {\n  if permit-svc.latency.p95 > 1s  # why\n}\n";
    private const string Yaml = "alert: slow\nif: permit-svc.latency.p95 > 1s  # why\n";

    [Fact]
    public async Task Files_are_laid_out_in_place_and_named()
    {
        using var folder = new CliFolder();
        var path = folder.Write("rules/a.hmsrule", Loose);
        folder.Write("rules/b.hmsrule", Laid.Replace("slow", "other", StringComparison.Ordinal));
        var result = await folder.RunAsync("fmt", "rules");
        Assert.Equal((0, "rules/a.hmsrule\n"), (result.Code, result.Out));
        Assert.Equal(Laid, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Check_changes_nothing_and_exits_with_2()
    {
        using var folder = new CliFolder();
        var path = folder.Write("a.hmsrule", Loose);
        var result = await folder.RunAsync("fmt", "--check", "a.hmsrule");
        Assert.Equal((2, "a.hmsrule\n"), (result.Code, result.Out));
        Assert.Equal(Loose, await File.ReadAllTextAsync(path));
        folder.Write("a.hmsrule", Laid);
        Assert.Equal(0, (await folder.RunAsync("fmt", "--check", "a.hmsrule")).Code);
    }

    [Fact]
    public async Task Standard_input_goes_to_standard_output_in_the_spelling_that_it_has()
    {
        using var folder = new CliFolder();
        Assert.Equal(Laid, (await folder.RunWithAsync(Loose, "fmt", "-")).Out);
        Assert.Equal(Yaml, (await folder.RunWithAsync(Loose, "fmt", "--to", "yaml", "-")).Out);
        Assert.Equal(Laid, (await folder.RunWithAsync(Yaml, "fmt", "--to", "hmsrule", "-")).Out);
        Assert.Equal(2, (await folder.RunWithAsync(Loose, "fmt", "--check", "-")).Code);
    }

    [Fact]
    public async Task A_single_file_is_converted_to_standard_output_and_a_folder_to_siblings()
    {
        using var folder = new CliFolder();
        folder.Write("rules/a.hmsrule", Loose);
        Assert.Equal(Yaml, (await folder.RunAsync("fmt", "--to", "yaml", "rules/a.hmsrule")).Out);
        var result = await folder.RunAsync("fmt", "--to", "yaml", "rules");
        Assert.Equal((0, "rules/a.yaml\n"), (result.Code, result.Out));
        Assert.Equal(Yaml, await File.ReadAllTextAsync(Path.Combine(folder.Path, "rules", "a.yaml")));
        var again = await folder.RunAsync("fmt", "--to", "yaml", "rules");
        again.AssertOneLine(1, "rules/a.yaml: is there already");
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_left_alone()
    {
        using var folder = new CliFolder();
        const string Broken = "alert slow {\n  if permit-svc.latency.p95 >\n}\n";
        var path = folder.Write("a.hmsrule", Broken);
        folder.Write("values.yaml", "replicas:   3\n");
        var result = await folder.RunAsync("fmt", ".");
        Assert.Equal(3, result.Code);
        Assert.StartsWith("a.hmsrule:2:29: error HMS0005", result.Out, StringComparison.Ordinal);
        Assert.Equal(Broken, await File.ReadAllTextAsync(path));
        Assert.Equal("replicas:   3\n", await File.ReadAllTextAsync(Path.Combine(folder.Path, "values.yaml")));
    }
}
