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
    public void Every_sound_case_survives_the_way_there_and_back()
    {
        var sound = 0;
        foreach (var topic in Topics.Where(topic => Directory.Exists(Path.Combine(CaseFiles.Root, "tests", "cases", topic))))
        {
            foreach (var file in Directory.GetFiles(Path.Combine(CaseFiles.Root, "tests", "cases", topic), "*.cases", SearchOption.AllDirectories))
            {
                foreach (var @case in CaseFiles.Read(file))
                {
                    foreach (var name in new[] { "x.hmsrule", "x.yaml" })
                    {
                        var source = new SourceText(name, @case.Input);
                        if (RoundTrip.IsSound(source))
                        {
                            RoundTrip.Check(source);
                            sound++;
                        }
                    }
                }
            }
        }

        Assert.True(sound > 200, $"only {sound} cases could be read");
    }

    [Fact]
    public void Line_ends_stay_those_of_the_file()
    {
        Assert.Equal("alert a {\r\n  if x > 5\r\n}\r\n", RoundTrip.Format(new SourceText("x.hmsrule", "alert a {\r\n\r\n if x>5\r\n}"), false).Text);
    }

    private static string Formatted(string path, string text, bool toYaml)
    {
        var source = new SourceText(path, text);
        RoundTrip.Check(source);
        return RoundTrip.Format(source, toYaml).Text.TrimEnd('\n');
    }
}
