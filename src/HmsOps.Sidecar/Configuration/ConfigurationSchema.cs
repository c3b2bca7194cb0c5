using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HmsOps.Sidecar.Configuration;

/// <summary>The JSON Schema (draft 7) of <c>hmsops.yaml</c>.</summary>
public static class ConfigurationSchema
{
    private const string Address = @"^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.]+):\d{1,5}$";

    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, with a last line end.</summary>
    public static string Write()
    {
        var keys = new JsonObject
        {
            ["listen"] = Text("Where gRPC listens; port 0 takes a free one and prints it. Default: 127.0.0.1:4317.", Address),
            ["dashboard"] = Text("Where the dashboard listens.", Address),
            ["state"] = Text("The folder of the journal, relative to this file. Default: .hmsops.", null),
            ["tick"] = Text("How often rules are evaluated: whole seconds up to 60s, or a part of a second that divides it. Default: 1s.", @"^\d+(\.\d+)?\s*(ms|s|m|min)$"),
            ["lint"] = Lint(),
            ["notifiers"] = Keys("What carries messages out.", new JsonObject { ["email"] = Email() }),
            ["executors"] = Executors(),
            ["plugins"] = new JsonObject
            {
                ["description"] = "Assemblies with further executors, relative to this file.",
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
            },
        };
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "hmsops.yaml",
            ["description"] = "How the sidecar runs; a folder with this file is the root of a pack. A value may be `${env:NAME}` or `${file:PATH}`.",
            ["type"] = new JsonArray("object", "null"),
            ["properties"] = keys,
            ["additionalProperties"] = false,
        };
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Email()
    {
        var email = Keys("Notices by mail, over SMTP.", new JsonObject
        {
            ["host"] = Text("The mail server.", null),
            ["port"] = new JsonObject { ["description"] = "Its port. Default: 25.", ["type"] = new JsonArray("integer", "string"), ["minimum"] = 1, ["maximum"] = 65535 },
            ["tls"] = new JsonObject
            {
                ["description"] = "Whether the connection is encrypted; auto: where the server offers it. Default: auto.",
                ["enum"] = new JsonArray("auto", "on", "off", true, false),
            },
            ["from"] = Text("The sender's address.", "@|\\$\\{"),
            ["user"] = Text("Who logs in; goes with password.", null),
            ["password"] = Text("A secret, by reference only: `${env:NAME}` or `${file:PATH}`.", @"^\$\{(env|file):[^}]+\}$"),
        });
        email["required"] = new JsonArray("host", "from");
        email["dependencies"] = new JsonObject { ["user"] = new JsonArray("password"), ["password"] = new JsonArray("user") };
        return email;
    }

    private static JsonObject Lint() => new()
    {
        ["description"] = "The level of a lint, by its code.",
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = @"^HMS4\d{3}$" },
        ["additionalProperties"] = new JsonObject { ["enum"] = new JsonArray("off", "info", "warning", "error", false) },
    };

    private static JsonObject Executors() => new()
    {
        ["description"] = "Settings of the executors, by verb.",
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject
        {
            ["description"] = "Settings of the verb's executor; each has its own.",
            ["type"] = "object",
            ["properties"] = new JsonObject { ["driver"] = Text("A built-in driver; left out, a plugin has the executor.", null) },
            ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        },
    };

    private static JsonObject Keys(string description, JsonObject keys) =>
        new() { ["description"] = description, ["type"] = "object", ["properties"] = keys, ["additionalProperties"] = false };

    private static JsonObject Text(string description, string? pattern)
    {
        var text = new JsonObject { ["description"] = description, ["type"] = "string", ["minLength"] = 1 };
        if (pattern is not null)
        {
            text["pattern"] = pattern;
        }

        return text;
    }
}
