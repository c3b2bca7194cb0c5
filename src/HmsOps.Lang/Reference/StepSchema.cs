using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Reference;

/// <summary>The JSON Schema of steps: a mapping whose first key is the step and whose others are its options.</summary>
internal static class StepSchema
{
    private static readonly ImmutableArray<ClauseRow> Branches =
    [
        new("then", TailKind.Steps, "Steps where the condition holds.", "{ wait 1m }") { IsRequired = true, Yaml = "then:\n  - wait: 1m" },
        new("else", TailKind.Steps, "Steps where it does not.", "{ wait 5m }") { Yaml = "else:\n  - wait: 5m" },
    ];

    private static readonly ImmutableArray<ClauseRow> Patience =
        [new("timeout", TailKind.Duration, "How long to wait at most; may also stand behind the condition.", "timeout 10m")];

    /// <summary>Adds <c>step</c>, and a definition each step.</summary>
    public static void AddTo(JsonObject definitions)
    {
        var any = new JsonObject();
        foreach (var row in DeclarationTable.Steps)
        {
            any[row.Key] = new JsonObject { ["description"] = row.Summary };
            definitions["step." + row.Key] = Step(row);
        }

        var otherwise = new JsonObject { ["type"] = "object", ["properties"] = any, ["additionalProperties"] = false, ["minProperties"] = 1 };
        definitions["step"] = RuleSchema.Chain(DeclarationTable.Steps.Select(row => row.Key), "step.", otherwise);
    }

    /// <summary>The further keys of a step.</summary>
    public static ImmutableArray<ClauseRow> OptionsOf(ClauseRow step) => step.Tail switch
    {
        TailKind.If => Branches,
        TailKind.WaitUntil => Patience,
        TailKind.Raw when step.Head is "run" or "call" => DeclarationTable.StepOptions,
        _ => [],
    };

    private static JsonObject Step(ClauseRow row)
    {
        var schema = ClauseSchema.Mapping([row with { IsRequired = true }, .. OptionsOf(row)]);
        schema["description"] = row.Summary;
        if (row.Tail == TailKind.If && schema["properties"] is JsonObject properties)
        {
            // `else:` and one more `if:` is a mapping, a block of steps a list.
            properties["else"] = new JsonObject
            {
                ["description"] = "Steps where it does not; or one more `if:`.",
                ["if"] = new JsonObject { ["type"] = "object" },
                ["then"] = ClauseSchema.Reference("step." + row.Key),
                ["else"] = new JsonObject { ["type"] = "array", ["items"] = ClauseSchema.Reference("step") },
            };
        }

        return schema;
    }
}
