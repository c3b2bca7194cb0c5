using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Binding;

public sealed class SampleTests
{
    [Fact]
    public void The_treasury_sample_is_free_of_diagnostics_and_has_a_plan()
    {
        var folder = Path.Combine(CaseFiles.Root, "samples", "treasury");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".hmsrule" or ".yaml" && Path.GetFileName(file) != "hmsops.yaml")
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceText(Path.GetRelativePath(folder, file), File.ReadAllText(file)))
            .ToList();
        var compilation = Compiled.Of(files);
        Assert.Equal("", Compiled.Render(compilation.Diagnostics));
        Assert.NotNull(compilation.Plan);
        Assert.Equal("permitLatencyHigh", Assert.Single(compilation.Plan.Alerts).Name);
    }
}
