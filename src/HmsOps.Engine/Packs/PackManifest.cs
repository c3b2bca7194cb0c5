using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HmsOps.Engine.Packs;

/// <summary>What a pack is and what belongs to it.</summary>
/// <param name="Format">See <see cref="CurrentFormat"/>.</param>
/// <param name="Name">The pack's name.</param>
/// <param name="Version">The pack's version, as its author gave it.</param>
/// <param name="Entries">SHA-256 of every other entry by name, in lower-case hexadecimal digits.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PackManifest(
    int Format, string Name, string Version, ImmutableSortedDictionary<string, string> Entries)
{
    /// <value>The only format that is written and read.</value>
    public const int CurrentFormat = 1;

    /// <summary>The manifest of these entries.</summary>
    public static PackManifest Of(string name, string version, IEnumerable<PackEntry> entries) => new(
        CurrentFormat,
        name,
        version,
        entries.ToImmutableSortedDictionary(entry => entry.Name, entry => HashOf(entry.Content.Span), StringComparer.Ordinal));

    /// <summary>SHA-256 in lower-case hexadecimal digits; of a manifest's bytes it is the pack's digest.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, PlanJson.Default.PackManifest);

    /// <exception cref="PackException">It is not a manifest, or one of another format.</exception>
    internal static PackManifest Parse(ReadOnlySpan<byte> content)
    {
        RequireFormat(content);
        try
        {
            var manifest = JsonSerializer.Deserialize(content, PlanJson.Default.PackManifest);
            return manifest is { Name: not null, Version: not null, Entries: not null } ? manifest : throw NotAManifest(null);
        }
        catch (JsonException exception)
        {
            throw NotAManifest(exception);
        }
    }

    private static void RequireFormat(ReadOnlySpan<byte> content)
    {
        try
        {
            var reader = new Utf8JsonReader(content);
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("format", out var format)
                || !format.TryGetInt32(out var number))
            {
                throw NotAManifest(null);
            }

            if (number != CurrentFormat)
            {
                throw new PackException($"the pack has format {number}; this version of hmsops reads format {CurrentFormat}: build it again");
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw NotAManifest(exception);
        }
    }

    private static PackException NotAManifest(Exception? inner) => inner is null
        ? new PackException("manifest.json is not a pack's manifest: the file is damaged or no pack")
        : new PackException("manifest.json is not a pack's manifest: the file is damaged or no pack", inner);
}
