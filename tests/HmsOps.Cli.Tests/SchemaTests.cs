using System.Text.Json;
using HmsOps.Sidecar.Configuration;

namespace HmsOps.Cli.Tests;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("rules", "schema")]
    [InlineData("hmsops", "schema", "--config")]
    public async Task The_committed_schema_is_what_the_verb_prints(string name, params string[] arguments)
    {
        var result = await CliResult.OfAsync(CliFolder.Repository, arguments);
        Assert.Equal(0, result.Code);
        var committed = await File.ReadAllTextAsync(Path.Combine(CliFolder.Repository, $"editors/schemas/{name}.schema.json"));
        Assert.True(committed == result.Out, "a table changed: run eng/generate.sh");
    }

    [Fact]
    public void The_configuration_reader_knows_every_key_of_the_schema()
    {
        using var schema = JsonDocument.Parse(ConfigurationSchema.Write());
        Assert.Equal("", Unknown(string.Join('\n', Keys(schema.RootElement).Select(key => $"{key}:"))));
        var email = schema.RootElement.GetProperty("properties").GetProperty("notifiers").GetProperty("properties").GetProperty("email");
        Assert.Equal("", Unknown("notifiers:\n  email:\n" + string.Join('\n', Keys(email).Select(key => $"    {key}:"))));
    }

    [Theory]
    [InlineData("zzz:")]
    [InlineData("notifiers: { zzz: { a: b } }")]
    [InlineData("notifiers: { email: { zzz: b } }")]
    public void A_key_that_the_schema_does_not_have_is_refused(string text) => Assert.Contains("there is no", Unknown(text), StringComparison.Ordinal);

    private static IEnumerable<string> Keys(JsonElement mapping) => mapping.GetProperty("properties").EnumerateObject().Select(key => key.Name);

    private static string Unknown(string text)
    {
        using var folder = new CliFolder();
        var result = SidecarConfiguration.Read(folder.Write("hmsops.yaml", text + "\n"), _ => null);
        return string.Join('\n', result.Errors.Select(error => error.Message).Where(message => message.StartsWith("there is no", StringComparison.Ordinal)));
    }
}
