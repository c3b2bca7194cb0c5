using System.IO.Compression;
using System.Text;
using HmsOps.Engine;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Emit;
using HmsOps.Lang.Lowering;
using static HmsOps.Lang.Tests.Lowering.Bound;

namespace HmsOps.Lang.Tests.Packs;

public class PackReaderTests
{
    private static readonly PackEntry s_source = new("alerts/a.hmsrule", Encoding.UTF8.GetBytes("alert a {}"));
    private static readonly PackPlan s_plan = Lowerer.Lower(
        Program(
            [
                Alert("a", And(Greater(P(95), 0.8m), Not(Less(Read(Queue, Reading.Last), 5))).For(EngineTime.Minute), Less(P(95), 0.6m).For())
                    with { Steps = [
                        Run("run scale", "scale", [new StepArgument("factor", ArgumentType.Number, "2", 2)], "scale/x"),
                        Wait("wait 2m", 5),
                        Notify("notify x", "x", new NoticeChannel("email", "x"))] },
                Alert("b", Greater(Arithmetic(P(95).Where("region", "é\"<"), ArithmeticOperator.Subtract, Negate(P(50))), 0.1m).For(), null, "region"),
            ],
            Tile("t", P(95), Less(P(95), 0.5m))),
        "pack");

    private static readonly byte[] s_pack = PackBuilder.Build(s_plan, "1.0", [s_source]);

    [Fact]
    public void A_pack_reads_back_as_it_was_built()
    {
        var image = PackReader.Read(s_pack);
        Assert.Equal(PlanCodec.Write(s_plan), PlanCodec.Write(image.Plan));
        Assert.Equal(("pack", "1.0", 1), (image.Manifest.Name, image.Manifest.Version, image.Manifest.Format));
        Assert.Equal(s_source.Name, Assert.Single(image.Sources).Name);
        Assert.Equal(s_source.Content.ToArray(), image.Sources[0].Content.ToArray());
        Assert.Equal(image.Digest, PackManifest.HashOf(Entry(s_pack, "manifest.json")));
    }

    [Fact]
    public void Other_zip_readers_read_it()
    {
        using var zip = new ZipArchive(new MemoryStream(s_pack));
        Assert.Equal(["manifest.json", "plan", "rules.dll", "sources/alerts/a.hmsrule"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(s_source.Content.ToArray(), Entry(s_pack, "sources/alerts/a.hmsrule"));
    }

    [Fact]
    public void Every_changed_byte_is_refused()
    {
        var copy = s_pack.ToArray();
        for (var i = 0; i < copy.Length; i++)
        {
            var flip = (byte)(1 << (i % 8));
            copy[i] ^= flip;
            var exception = Record.Exception(() => PackReader.Read(copy));
            copy[i] ^= flip;
            Assert.True(
                exception is PackException && !exception.Message.Contains('\n', StringComparison.Ordinal),
                $"byte {i} ^ {flip}: {exception?.ToString() ?? "taken"}");
        }
    }

    [Fact]
    public void Every_shortened_pack_is_refused()
    {
        for (var length = 0; length < s_pack.Length; length += 31)
        {
            Assert.Throws<PackException>(() => PackReader.Read(s_pack.AsMemory(0, length)));
        }
    }

    [Theory]
    [InlineData("text", "not a pack: the file is no zip file")]
    [InlineData("cut", "the pack is cut off, or something was added behind its end")]
    [InlineData("tail", "the pack is cut off, or something was added behind its end")]
    [InlineData("format", "the pack has format 2; this version of hmsops reads format 1: build it again")]
    [InlineData("manifest", "manifest.json is not a pack's manifest: the file is damaged or no pack")]
    [InlineData("no manifest", "the pack lacks entry manifest.json")]
    [InlineData("no rules", "the pack lacks entry rules.dll")]
    [InlineData("extra", "the pack has an extra entry x\u003f, which its manifest does not name")]
    [InlineData("listed extra", "the pack has an extra entry readme, which its manifest does not name")]
    [InlineData("hash", "entry plan is damaged: its SHA-256 is not the one in the manifest")]
    [InlineData("repacked", "entry manifest.json is compressed: the pack was packed again by another tool; build it again")]
    [InlineData("plan format", "the plan has format 2; this version of hmsops reads format 1: build it again")]
    [InlineData("plan", "the plan is not consistent: build the pack again")]
    public void A_foreign_pack_gets_one_clear_line(string what, string message) =>
        Assert.Equal(message, Assert.Throws<PackException>(() => PackReader.Read(Foreign(what))).Message);

    [Fact]
    public void Rules_of_another_plan_are_refused_when_loaded()
    {
        var other = PackReader.Read(PackBuilder.Build(Lowerer.Lower(Program([]), "pack"), "1", []));
        var mixed = PackReader.Read(s_pack) with { Rules = other.Rules };
        var exception = Assert.Throws<PackException>(() => PackLoader.Load(mixed));
        Assert.Equal("the pack's rules.dll does not fit this version of hmsops: build it again", exception.Message);
        Assert.Throws<PackException>(() => PackLoader.Load(mixed with { Rules = "MZ"u8.ToArray() }));
    }

    [Theory]
    [InlineData("../a.hmsrule")]
    [InlineData("/a.hmsrule")]
    [InlineData("a\\b.hmsrule")]
    public void A_source_outside_the_pack_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => PackBuilder.Build(s_plan, "1", [s_source with { Name = name }]));

    private static byte[] Foreign(string what)
    {
        var entries = PackArchive.Read(s_pack).ToDictionary(entry => entry.Name, entry => entry.Content.ToArray());
        switch (what)
        {
            case "text":
                return "alert a { if true }\n"u8.ToArray();
            case "cut":
                return s_pack[..^30];
            case "tail":
                return [.. s_pack, 0];
            case "repacked":
                return Deflated();
            case "format":
                entries["manifest.json"] = """{"format":2,"something":"else"}"""u8.ToArray();
                break;
            case "manifest":
                entries["manifest.json"] = "[]"u8.ToArray();
                break;
            case "no manifest":
                entries.Remove("manifest.json");
                break;
            case "no rules":
                entries.Remove("rules.dll");
                break;
            case "extra":
                entries.Add("x\n", []);
                break;
            case "listed extra":
                entries.Add("readme", []);
                Seal(entries);
                break;
            case "hash":
                entries["plan"][20] ^= 1;
                break;
            case "plan format":
                entries["plan"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(entries["plan"]).Replace("{\"format\":1", "{\"format\":2"));
                Seal(entries);
                break;
            default:
                entries["plan"] = PlanCodec.Write(s_plan with { Aggregates = [] });
                Seal(entries);
                break;
        }

        return PackArchive.Write(entries.Select(entry => new PackEntry(entry.Key, entry.Value)));
    }

    private static void Seal(Dictionary<string, byte[]> entries)
    {
        entries.Remove("manifest.json");
        var manifest = PackManifest.Of("pack", "1", entries.Select(entry => new PackEntry(entry.Key, entry.Value)));
        entries["manifest.json"] = manifest.ToBytes();
    }

    private static byte[] Deflated()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var entry in PackArchive.Read(s_pack))
            {
                using var target = zip.CreateEntry(entry.Name, CompressionLevel.Optimal).Open();
                target.Write(entry.Content.Span);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Entry(byte[] pack, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(pack));
        using var stream = (zip.GetEntry(name) ?? throw new InvalidOperationException(name)).Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
