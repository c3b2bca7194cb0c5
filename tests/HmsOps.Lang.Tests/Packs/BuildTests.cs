using HmsOps.Engine.Packs;
using HmsOps.Lang.Emit;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Packs;

public sealed class BuildTests : IDisposable
{
    private static readonly string[] s_files = ["rules/permit.hmsrule", "tiles.hmsrule"];
    private readonly string _folder = Directory.CreateTempSubdirectory("hmsops-").FullName;

    [Fact]
    public void The_same_rules_in_another_folder_and_on_another_day_give_the_same_bytes()
    {
        var first = Build(Copy("one", new DateTime(2026, 4, 15, 0, 0, 0, DateTimeKind.Utc)));
        var second = Build(Copy("another/folder", new DateTime(1999, 12, 31, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(first, second);
        Assert.DoesNotContain(_folder, System.Text.Encoding.Latin1.GetString(first), StringComparison.Ordinal);
    }

    [Fact]
    public void A_built_pack_loads()
    {
        var image = PackReader.Read(Build(Copy("one", DateTime.UnixEpoch)));
        using var pack = PackLoader.Load(image);
        Assert.Equal(image.Digest, pack.Digest);
        Assert.Equal("rules/permit.hmsrule:2:1", Assert.Single(pack.Plan.Alerts).Source);
        Assert.Equal(s_files, image.Sources.Select(source => source.Name));
        Assert.All(pack.Plan.Shapes, shape => Assert.NotNull((object?)pack.Shapes[shape.Id].Condition ?? pack.Shapes[shape.Id].Number));
    }

    [Fact]
    public void The_order_in_which_files_are_found_decides_no_aggregate()
    {
        var root = Copy("one", DateTime.UnixEpoch);
        var turned = PackReader.Read(Build(root, [.. s_files.Reverse()])).Plan;
        Assert.Equal(PlanCodec.Write(PackReader.Read(Build(root)).Plan), PlanCodec.Write(turned));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Build(string root) => Build(root, s_files);

    private static byte[] Build(string root, IReadOnlyList<string> files)
    {
        var paths = files.Select(file => Path.Combine(root, file)).ToList();
        var compilation = RuleCompiler.Compile(
            [.. paths.Select(path => new SourceText(path, File.ReadAllText(path)))],
            CompilationEnvironment.Default,
            "permit",
            path => PackBuilder.NameOf(root, path));
        Assert.Empty(compilation.Diagnostics);
        Assert.NotNull(compilation.Plan);
        return PackBuilder.Build(
            compilation.Plan, "1.0", paths.Select(path => new PackEntry(PackBuilder.NameOf(root, path), File.ReadAllBytes(path))));
    }

    private string Copy(string name, DateTime written)
    {
        var root = Path.Combine(_folder, name);
        Write(s_files[0], "# permits\nalert permitLatencyHigh {\n  if permit-svc.latency.p95 > 0.8s for 5m\n  severity warning\n}\n");
        Write(s_files[1], "tile \"Permit Latency (P95)\" { query permit-svc.latency.p95; slo p95 < 0.5s; color auto }\n");
        return root;

        void Write(string file, string text)
        {
            var path = Path.Combine(root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? root);
            File.WriteAllText(path, text);
            File.SetLastWriteTimeUtc(path, written);
        }
    }
}
