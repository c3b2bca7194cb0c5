using System.Text.Json.Serialization;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Packs;

/// <summary>How plans and manifests are written; generated at build time, so that reading one costs no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = PlanJson.DepthLimit)]
[JsonSerializable(typeof(PackManifest))]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class PlanJson : JsonSerializerContext
{
    /// <value>How deep a plan may be nested: a condition has at most some 2,000 terms, each one deeper than the last.</value>
    public const int DepthLimit = 4_000;
}

/// <summary>A plan as it is written, with its format.</summary>
internal sealed record PlanDocument(int Format, PackPlan Plan);
