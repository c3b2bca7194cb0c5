using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Reference;

/// <summary>The JSON Schema (draft 7, which editors' YAML servers read) of the YAML spelling, from the declaration table.</summary>
/// <remarks>It knows keys, shapes, words and durations; what a condition says only the compiler knows. It cannot say that a kind's key stands first.</remarks>
public static class RuleSchema
{
    /// <value>What every schema of ours is written with.</value>
    public static JsonSerializerOptions Layout { get; } =
        new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, with a last line end.</summary>
    public static string Write()
    {
        var definitions = new JsonObject { ["document"] = Document(), ["declaration"] = Chain(DeclarationTable.Kinds.Select(kind => kind.Word).OrderBy(Depth), "", AnyKind()) };
        foreach (var kind in DeclarationTable.Kinds)
        {
            definitions[kind.Word] = Declaration(kind, isItem: false);
            if (!kind.Plurals.IsEmpty)
            {
                definitions[kind.Word + "-item"] = Declaration(kind, isItem: true);
            }

            foreach (var row in kind.Clauses)
            {
                definitions[$"{kind.Word}.{row.Key}"] = ClauseSchema.Of(row);
            }
        }

        StepSchema.AddTo(definitions);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "HMS-OPS rules",
            ["description"] = "What going wrong looks like, and what to do about it: the YAML spelling.",
            ["if"] = new JsonObject { ["type"] = "array" },
            ["then"] = new JsonObject { ["items"] = ClauseSchema.Reference("declaration") },
            ["else"] = ClauseSchema.Reference("document"),
            ["definitions"] = definitions,
        };
        return schema.ToJsonString(Layout) + "\n";
    }

    /// <summary>Tries the words one after the other: a mapping is held against the definition of the first that it has, so that a mistake is told once.</summary>
    /// <param name="words">The words, the one to try first in front.</param>
    /// <param name="prefix">Before a word it makes the definition's name.</param>
    /// <param name="otherwise">For a mapping that has none of them.</param>
    internal static JsonObject Chain(IEnumerable<string> words, string prefix, JsonObject otherwise) =>
        words.Reverse().Aggregate(otherwise, (chain, word) => new JsonObject
        {
            ["if"] = new JsonObject { ["required"] = ClauseSchema.Array([word]) },
            ["then"] = ClauseSchema.Reference(prefix + word),
            ["else"] = chain,
        });

    // A kind's word may be a clause of another kind (`slo` of a tile, `let` of an slo): the other one is tried first.
    private static int Depth(string word) => DeclarationTable.Kinds
        .Where(kind => kind.Word != word && kind.FindKey(word) is not null)
        .Select(kind => Depth(kind.Word) + 1)
        .DefaultIfEmpty(0)
        .Max();

    private static JsonObject Document()
    {
        var plurals = new JsonObject();
        foreach (var kind in DeclarationTable.Kinds)
        {
            foreach (var plural in kind.Plurals)
            {
                plurals[plural] = new JsonObject
                {
                    ["description"] = kind.Summary,
                    ["type"] = "array",
                    ["items"] = ClauseSchema.Reference(kind.Word + "-item"),
                };
            }
        }

        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["anyOf"] = new JsonArray([.. plurals.Select(plural => new JsonObject { ["required"] = ClauseSchema.Array([plural.Key]) })]),
                ["not"] = new JsonObject { ["required"] = ClauseSchema.Array([DeclarationTable.Dashboard.Word]) },
            },
            ["then"] = new JsonObject { ["type"] = "object", ["properties"] = plurals, ["additionalProperties"] = false },
            ["else"] = ClauseSchema.Reference("declaration"),
        };
    }

    // What an editor offers where nothing is written yet.
    private static JsonObject AnyKind()
    {
        var properties = new JsonObject();
        foreach (var kind in DeclarationTable.Kinds)
        {
            properties[kind.Word] = new JsonObject { ["description"] = kind.Summary };
        }

        return new JsonObject
        {
            ["description"] = "A declaration: a mapping whose first key is its kind.",
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
        };
    }

    private static JsonObject Declaration(DeclarationKind kind, bool isItem)
    {
        var properties = new JsonObject { [kind.Word] = Name(kind) };
        if (isItem)
        {
            properties["name"] = Name(kind);
        }

        foreach (var row in kind.Clauses.Where(row => !row.IsOpen && kind.Form != DeclarationForm.Value))
        {
            var key = row.Tail == TailKind.Declaration ? DeclarationTable.Find(row.Inner)?.Plurals[0] ?? row.Key : row.Key;
            properties[key] = ClauseSchema.Reference($"{kind.Word}.{row.Key}");
        }

        var schema = new JsonObject { ["type"] = "object", ["description"] = kind.Summary, ["properties"] = properties };
        var required = kind.Clauses.Where(row => row.IsRequired && kind.Form != DeclarationForm.Value).Select(row => row.Key);
        schema["required"] = ClauseSchema.Array(isItem ? required : [kind.Word, .. required]);
        schema["additionalProperties"] = kind.Open is { } open ? ClauseSchema.Reference($"{kind.Word}.{open.Key}") : false;
        if (isItem && kind.Form is DeclarationForm.Bare or DeclarationForm.Value)
        {
            return new JsonObject { ["if"] = new JsonObject { ["type"] = "object" }, ["then"] = Named(schema, kind), ["else"] = Name(kind) };
        }

        return isItem ? Named(schema, kind) : schema;
    }

    private static JsonObject Named(JsonObject schema, DeclarationKind kind)
    {
        schema["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = ClauseSchema.Array(["name"]) }, new JsonObject { ["required"] = ClauseSchema.Array([kind.Word]) });
        return schema;
    }

    private static JsonObject Name(DeclarationKind kind) => kind switch
    {
        { Form: DeclarationForm.Value } => new() { ["description"] = kind.Summary, ["type"] = "string", ["pattern"] = @"^\s*[^\s=]+\s*=" },
        { Name: NameForm.Number } => new() { ["description"] = kind.Summary, ["type"] = ClauseSchema.Array(["integer", "string"]), ["enum"] = new JsonArray(1, "1") },
        { Name: NameForm.Path or NameForm.Word } =>
            new() { ["description"] = kind.Summary, ["type"] = "string", ["pattern"] = @"^\s*(`[^`]+`|[^\s""'`{}=:;])+\s*$" },
        _ => new() { ["description"] = kind.Summary, ["type"] = ClauseSchema.Array(["string", "number", "boolean"]), ["minLength"] = 1 },
    };
}
