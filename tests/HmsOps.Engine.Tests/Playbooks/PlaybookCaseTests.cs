namespace HmsOps.Engine.Tests.Playbooks;

public sealed class PlaybookCaseTests
{
    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Files())
        {
            foreach (var given in PlaybookCase.Read(file))
            {
                data.Add(Path.GetFileName(file), given.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_prints_what_it_says(string file, string name)
    {
        var given = Find(file, name);
        var printed = new PlaybookWorld(given).Run();
        if (Environment.GetEnvironmentVariable("HMSOPS_ACCEPT") == "1" && printed != given.Expected)
        {
            Accept(Path.Combine(Folder(), file), given, printed);
            return;
        }

        Assert.Equal(given.Expected, printed);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Jumping_from_deadline_to_deadline_prints_the_same_as_every_tick(string file, string name)
    {
        var given = Find(file, name);

        Assert.Equal(given.Expected, new PlaybookWorld(given, everyTick: false).Run());
    }

    internal static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder(), "*.cases").Order(StringComparer.Ordinal);

    internal static PlaybookCase Find(string file, string name) =>
        PlaybookCase.Read(Path.Combine(Folder(), file)).Single(given => given.Name == name);

    private static void Accept(string path, PlaybookCase given, string printed)
    {
        var text = File.ReadAllText(path);
        var start = text.IndexOf($"== {given.Name}\n", StringComparison.Ordinal);
        var end = text.IndexOf("\n== ", start, StringComparison.Ordinal);
        var body = text[start..(end < 0 ? text.Length : end)];
        var kept = body[..(body.LastIndexOf("\n--\n", StringComparison.Ordinal) + 4)];
        File.WriteAllText(path, $"{text[..start]}{kept}{printed}\n{(end < 0 ? "" : text[end..])}");
    }

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "HmsOps.Lang.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the tests run outside the repository");
        }

        return Path.Combine(folder, "tests", "cases", "playbooks");
    }
}
