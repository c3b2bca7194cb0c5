using System.Text.Json.Serialization;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Packs;

/// <summary>How plans and manifests are written; generated at build time, so that reading one costs no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    MaxDepth = 20_000)]
[JsonSerializable(typeof(PackManifest))]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class PlanJson : JsonSerializerContext;

/// <summary>A plan as it is written, with its format.</summary>
internal sealed record PlanDocument(int Format, PackPlan Plan);
