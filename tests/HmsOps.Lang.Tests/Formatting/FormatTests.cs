using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Formatting;

public class FormatTests
{
    private static readonly string[] Topics = ["syntax", "parse", "bind", "errors", "lower", "yaml", "lint"];

    public static TheoryData<Case> Native => CaseFiles.Of("format/native");

    public static TheoryData<Case> Yaml => CaseFiles.Of("format/yaml");

    public static TheoryData<Case> ToYaml => CaseFiles.Of("format/to-yaml");

    public static TheoryData<Case> ToNative => CaseFiles.Of("format/to-native");

    public static TheoryData<string> Samples()
    {
        var files = new TheoryData<string>();
        foreach (var folder in new[] { "samples", Path.Combine("tests", "cases", "catalogue") })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(CaseFiles.Root, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (SyntaxReader.Extensions.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != "hmsops.yaml")
                {
                    files.Add(Path.GetRelativePath(CaseFiles.Root, file));
                }
            }
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Native), DisableDiscoveryEnumeration = true)]
    public void Native_text_is_laid_out(Case @case) => CaseFiles.Check(@case, Formatted("x.hmsrule", @case.Input, false));

    [Theory]
    [MemberData(nameof(Yaml), DisableDiscoveryEnumeration = true)]
    public void Yaml_is_laid_out(Case @case) => CaseFiles.Check(@case, Formatted("x.yaml", @case.Input, true));

    [Theory]
    [MemberData(nameof(ToYaml), DisableDiscoveryEnumeration = true)]
    public void Native_text_becomes_yaml(Case @case) => CaseFiles.Check(@case, Formatted("x.hmsrule", @case.Input, true));

    [Theory]
    [MemberData(nameof(ToNative), DisableDiscoveryEnumeration = true)]
    public void Yaml_becomes_native_text(Case @case) => CaseFiles.Check(@case, Formatted("x.yaml", @case.Input, false));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_survives_the_way_there_and_back(string path) =>
        RoundTrip.Check(new SourceText(path, File.ReadAllText(Path.Combine(CaseFiles.Root, path))));

    [Fact]
    public void The_samples_are_laid_out_as_fmt_does() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(CaseFiles.Root, "samples"), "*.hmsrule", SearchOption.AllDirectories),
        file => Assert.Equal(File.ReadAllText(file), RoundTrip.Format(new SourceText(file, File.ReadAllText(file)), toYaml: false).Text));

    [Fact]
    public void Every_sound_case_survives_the_way_there_and_back()
    {
        var sound = 0;
        foreach (var source in Sound())
        {
            RoundTrip.Check(source);
            sound++;
        }

        Assert.True(sound > 200, $"only {sound} cases could be read");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public void Comments_put_anywhere_survive_the_way_there_and_back(int seed)
    {
        var dice = new Random(seed);
        var taken = 0;
        foreach (var source in Sound())
        {
            var commented = new SourceText(source.Path, Commented(source.Text, dice));
            if (RoundTrip.IsSound(commented))
            {
                RoundTrip.Check(commented);
                taken++;
            }
        }

        Assert.True(taken > 200, $"only {taken} commented cases could be read");
    }

    [Fact]
    public void Line_ends_stay_those_of_the_file()
    {
        Assert.Equal("alert a {\r\n  if x > 5\r\n}\r\n", RoundTrip.Format(new SourceText("x.hmsrule", "alert a {\r\n\r\n if x>5\r\n}"), false).Text);
    }

    private static IEnumerable<SourceText> Sound() =>
        from topic in Topics
        let folder = Path.Combine(CaseFiles.Root, "tests", "cases", topic)
        where Directory.Exists(folder)
        from file in Directory.GetFiles(folder, "*.cases", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from @case in CaseFiles.Read(file)
        from source in topic == "parse"
            ? @case.Input.Split('\n').Select(Tail)
            : [new SourceText("x.hmsrule", @case.Input), new SourceText("x.yaml", @case.Input)]
        where RoundTrip.IsSound(source)
        select source;

    // A line `ROW :: TAIL` as a declaration.
    private static SourceText Tail(string line)
    {
        var parts = line.Split(" :: ", 2);
        var row = parts[0].Split(' ', 2);
        var clause = parts.Length < 2 || row.Length < 2 ? "" : $"{row[1]} {parts[1]}";
        var name = row[0] switch
        {
            "test" => "\"x\"",
            _ => "x",
        };
        return new SourceText("x.hmsrule", row[0] switch
        {
            "step" => $"alert x {{ then {{ {clause} }} }}",
            "option" => $"alert x {{ then {{ run x {{ {clause} }} }} }}",
            "level" => $"alert x {{ critical {{ {clause} }} }}",
            "color" => $"tile x {{ query y.z; color {{ {clause} }} }}",
            _ => $"{row[0]} {name} {{ {clause} }}",
        });
    }

    private static string Commented(string text, Random dice)
    {
        var lines = new List<string>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            if (dice.Next(6) == 0)
            {
                lines.Add(line[..(line.Length - line.TrimStart().Length)] + $"# own {number++}");
            }

            lines.Add(dice.Next(4) == 0 && !line.Contains('#', StringComparison.Ordinal) ? $"{line}  # behind {number++}" : line);
        }

        return string.Join('\n', lines);
    }

    private static string Formatted(string path, string text, bool toYaml)
    {
        var source = new SourceText(path, text);
        RoundTrip.Check(source);
        return RoundTrip.Format(source, toYaml).Text.TrimEnd('\n');
    }
}
