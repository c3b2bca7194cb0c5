using System.Text;
using HmsOps.Engine.Packs;

namespace HmsOps.Cli.Tests;

public sealed class BuildTests
{
    [Fact]
    public async Task Two_builds_of_the_same_rules_give_the_same_bytes_in_another_folder_too()
    {
        using var here = new CliFolder();
        using var there = new CliFolder();
        here.CopySample("treasury", "treasury");
        there.CopySample("treasury", "elsewhere/other");
        Assert.Equal(0, (await here.RunAsync("build", "treasury", "-o", "a.hmspack")).Code);
        foreach (var file in Directory.EnumerateFiles(there.Path, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 2, 29, 0, 0, 0, DateTimeKind.Utc));
        }

        Assert.Equal(0, (await there.RunAsync("build", "elsewhere/other", "-o", "b.hmspack")).Code);
        Assert.Equal(File.ReadAllBytes(Path.Combine(here.Path, "a.hmspack")), File.ReadAllBytes(Path.Combine(there.Path, "b.hmspack")));
    }

    [Fact]
    public async Task Rules_with_errors_are_not_built()
    {
        using var folder = new CliFolder();
        folder.Write("a.hmsrule", "alert slow { if permit-svc.latency.p95 > 5% }\n");
        Assert.Equal(3, (await folder.RunAsync("build", "a.hmsrule", "-o", "a.hmspack")).Code);
        Assert.False(File.Exists(Path.Combine(folder.Path, "a.hmspack")));
    }

    [Fact]
    public async Task A_pack_with_one_bad_byte_is_refused_in_one_line()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        await folder.RunAsync("build", "treasury", "-o", "a.hmspack");
        var path = Path.Combine(folder.Path, "a.hmspack");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        (await folder.RunAsync("run", "a.hmspack", "--listen", "127.0.0.1:0")).AssertOneLine(1, "a.hmspack: ");
    }

    [Fact]
    public async Task A_pack_of_another_format_is_refused_in_one_line()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        await folder.RunAsync("build", "treasury", "-o", "a.hmspack");
        var path = Path.Combine(folder.Path, "a.hmspack");
        var entries = PackArchive.Read(File.ReadAllBytes(path)).Select(entry => entry.Name != PackEntries.Manifest
            ? entry
            : new PackEntry(entry.Name, Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(entry.Content.Span).Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal)
                    .Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal))));
        File.WriteAllBytes(path, PackArchive.Write(entries));
        (await folder.RunAsync("run", "a.hmspack", "--listen", "127.0.0.1:0")).AssertOneLine(1, "format 2");
    }

    [Fact]
    public async Task What_is_no_pack_is_refused_in_one_line()
    {
        using var folder = new CliFolder();
        folder.Write("a.hmspack", "this is not a zip");
        (await folder.RunAsync("run", "a.hmspack", "--listen", "127.0.0.1:0")).AssertOneLine(1, "a.hmspack: ");
    }
}
