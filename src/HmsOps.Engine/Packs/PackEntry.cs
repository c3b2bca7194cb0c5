namespace HmsOps.Engine.Packs;

/// <summary>A file in a pack.</summary>
/// <param name="Name">Forward slashes, no <c>..</c>: <c>sources/alerts/permit.yaml</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PackEntry(string Name, ReadOnlyMemory<byte> Content);
