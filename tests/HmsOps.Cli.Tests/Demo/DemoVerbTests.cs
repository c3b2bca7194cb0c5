namespace HmsOps.Cli.Tests.Demo;

[Collection("demo")]
public sealed class DemoVerbTests
{
    [Fact]
    public async Task The_story_where_nothing_helps_is_played_to_its_page()
    {
        using var folder = new CliFolder();
        var told = await folder.RunAsync("demo", "--ending", "pages", "--plain", "--svg", "last.svg");
        Assert.True(told.Code == 0, told.Out + told.Error);
        Assert.Contains("The story went as it should", told.Out, StringComparison.Ordinal);
        Assert.Contains("To: oncall@treasury.gov", told.Out, StringComparison.Ordinal);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(Path.Combine(folder.Path, "last.svg")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--speed", "0.5")]
    [InlineData("--speed", "21")]
    [InlineData("--ending", "well")]
    public async Task What_cannot_be_played_is_said_in_a_line(string option, string value)
    {
        using var folder = new CliFolder();
        var told = await folder.RunAsync("demo", option, value);
        Assert.Equal(1, told.Code);
        Assert.DoesNotContain("   at ", told.Error, StringComparison.Ordinal);
        Assert.NotEmpty(told.Error);
    }
}
