using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Reference;

/// <summary>The JSON Schema of a clause's value.</summary>
internal static class ClauseSchema
{
    /// <summary>The value of a clause's key, described.</summary>
    public static JsonObject Of(ClauseRow row)
    {
        var schema = row.Repeats ? Several(row) : One(row);
        var described = new JsonObject { ["description"] = SchemaText.Describe(row) };
        foreach (var (key, value) in schema)
        {
            described[key] = value?.DeepClone();
        }

        if (SchemaText.Example(row) is { } example)
        {
            described["examples"] = new JsonArray(example);
        }

        return described;
    }

    /// <summary>The schema with this name among the definitions.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    /// <summary>A mapping of these clauses.</summary>
    public static JsonObject Mapping(ImmutableArray<ClauseRow> rows)
    {
        var properties = new JsonObject();
        foreach (var row in rows)
        {
            properties[row.Key] = Of(row);
        }

        var mapping = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (rows.Any(row => row.IsRequired))
        {
            mapping["required"] = Array(rows.Where(row => row.IsRequired).Select(row => row.Key));
        }

        return mapping;
    }

    /// <summary>An array of texts.</summary>
    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    // Several texts in a list; a single one may stand for itself.
    private static JsonObject Several(ClauseRow row)
    {
        if (row.Tail == TailKind.Declaration)
        {
            return new JsonObject { ["type"] = "array", ["items"] = Reference(row.Inner + "-item") };
        }

        var one = One(row);
        var types = one["type"] is JsonArray several ? several.Select(type => type?.ToString() ?? "") : [one["type"]?.ToString() ?? "string"];
        var schema = one.DeepClone().AsObject();
        schema["type"] = Array([.. types, "array"]);
        schema["items"] = one;
        return schema;
    }

    private static JsonObject One(ClauseRow row) => row.Tail switch
    {
        // YAML takes some texts for other scalars (1, true); the compiler reads every scalar as its text.
        TailKind.Held or TailKind.If => new() { ["type"] = Array(["string", "boolean"]), ["minLength"] = 1 },
        TailKind.Expression => new() { ["type"] = Array(["string", "number", "boolean"]), ["minLength"] = 1 },
        TailKind.Raw or TailKind.Text => new() { ["type"] = Array(["string", "number", "boolean"]), ["minLength"] = 1 },
        TailKind.Duration => new() { ["type"] = Array(["string", "integer"]), ["pattern"] = SchemaText.Duration, ["minimum"] = 0, ["maximum"] = 0 },
        TailKind.Word => new() { ["enum"] = Array(row.Words), ["type"] = "string" },
        TailKind.Unit => Pattern(@"^\s*\S+\s*$"),
        TailKind.Labels or TailKind.Names or TailKind.Start or TailKind.Given or TailKind.Expect or TailKind.Hours =>
            new() { ["type"] = "string", ["minLength"] = 1 },
        TailKind.Dates => Pattern(@"^\s*\d{4}-\d{2}-\d{2}(\s*,\s*\d{4}-\d{2}-\d{2})*\s*$"),
        TailKind.Steps => new() { ["type"] = "array", ["items"] = Reference("step") },
        TailKind.Block => Either("string", row.Block),
        TailKind.Color => new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = Array(row.Words) }, Mapping(row.Block)) },
        TailKind.Let => Pattern(@"^\s*[^\s=]+\s*="),
        TailKind.Pairs => new()
        {
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["type"] = Array(["string", "number", "boolean"]) },
        },
        TailKind.In => Pattern(row.IsOpen ? @"^\s*in\s*\[[\s\S]*\]\s*$" : @"^\s*\S+\s+in\s*\[[\s\S]*\]\s*$"),
        TailKind.Parameters => new() { ["type"] = "array", ["items"] = Parameter() },
        TailKind.Number => new() { ["type"] = Array(["number", "string"]), ["pattern"] = @"^\s*\d[\d_.]*[kMGT]?\s*$" },
        TailKind.Instances => Pattern(@"^\s*\d[\d_]*k?\s+instances\s*$"),
        TailKind.Retry => Pattern(SchemaText.Retry),
        TailKind.WaitUntil => new() { ["type"] = Array(["string", "boolean"]), ["minLength"] = 1 },
        TailKind.Approve => Pattern(@"^\s*by\s+\S[\s\S]*\swithin\s"),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Tail, "a kind of tail without a schema"),
    };

    // `- to: text` without quotes is a mapping for YAML.
    private static JsonObject Parameter()
    {
        var parameter = Pattern(@"^\s*[^\s:=]+\s*(:\s*\w+\s*)?(=[\s\S]+)?$");
        parameter["type"] = Array(["string", "object"]);
        parameter["maxProperties"] = 1;
        return parameter;
    }

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Either(string type, ImmutableArray<ClauseRow> rows)
    {
        var mapping = Mapping(rows);
        mapping["type"] = Array([type, "object"]);
        return mapping;
    }
}
