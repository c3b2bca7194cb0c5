using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Packs;

/// <summary>A pack that was read and found whole.</summary>
/// <param name="Manifest">What it is.</param>
/// <param name="Digest">SHA-256 of the manifest.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Rules">The assembly of its shapes.</param>
/// <param name="Sources">The rule files, named relative to the pack's root.</param>
public sealed record PackImage(
    PackManifest Manifest,
    string Digest,
    PackPlan Plan,
    ReadOnlyMemory<byte> Rules,
    ImmutableArray<PackEntry> Sources);
