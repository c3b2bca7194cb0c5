using System.Collections.Immutable;

namespace HmsOps.Engine.Packs;

/// <summary>Reads packs and refuses what is not exactly as it was built.</summary>
public static class PackReader
{
    /// <summary>Reads a whole pack.</summary>
    /// <exception cref="PackException">It is no pack, or any bit of it differs from what was built.</exception>
    public static PackImage Read(ReadOnlyMemory<byte> file)
    {
        var entries = PackArchive.Read(file);
        var byName = ByName(entries);
        var manifestBytes = Content(byName, PackEntries.Manifest);
        var manifest = PackManifest.Parse(manifestBytes.Span);
        RequireListed(byName, manifest);
        RequireHashes(byName, manifest);
        if (!PackArchive.Write(entries).AsSpan().SequenceEqual(file.Span))
        {
            throw new PackException("the pack is damaged: the bytes around its entries are not as they were built");
        }

        return new PackImage(
            manifest,
            PackManifest.HashOf(manifestBytes.Span),
            PlanCodec.Read(Content(byName, PackEntries.Plan).Span),
            Content(byName, PackEntries.Rules),
            [.. entries.Where(entry => entry.Name.StartsWith(PackEntries.SourcesFolder, StringComparison.Ordinal))
                .Select(entry => entry with { Name = entry.Name[PackEntries.SourcesFolder.Length..] })]);
    }

    private static Dictionary<string, PackEntry> ByName(ImmutableArray<PackEntry> entries)
    {
        var byName = new Dictionary<string, PackEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!byName.TryAdd(entry.Name, entry))
            {
                throw new PackException($"the pack has entry {PackArchive.Shown(entry.Name)} twice");
            }
        }

        return byName;
    }

    private static ReadOnlyMemory<byte> Content(Dictionary<string, PackEntry> byName, string name) =>
        byName.TryGetValue(name, out var entry) ? entry.Content : throw Missing(name);

    private static void RequireListed(Dictionary<string, PackEntry> byName, PackManifest manifest)
    {
        foreach (var name in manifest.Entries.Keys.Append(PackEntries.Plan).Append(PackEntries.Rules))
        {
            if (!byName.ContainsKey(name))
            {
                throw Missing(name);
            }
        }

        foreach (var name in byName.Keys.Order(StringComparer.Ordinal))
        {
            var isKnown = name is PackEntries.Plan or PackEntries.Rules
                || name.StartsWith(PackEntries.SourcesFolder, StringComparison.Ordinal);
            if (name != PackEntries.Manifest && !(isKnown && manifest.Entries.ContainsKey(name)))
            {
                throw new PackException($"the pack has an extra entry {PackArchive.Shown(name)}, which its manifest does not name");
            }
        }
    }

    private static void RequireHashes(Dictionary<string, PackEntry> byName, PackManifest manifest)
    {
        foreach (var (name, hash) in manifest.Entries)
        {
            if (PackManifest.HashOf(byName[name].Content.Span) != hash)
            {
                throw new PackException($"entry {PackArchive.Shown(name)} is damaged: its SHA-256 is not the one in the manifest");
            }
        }
    }

    private static PackException Missing(string name) => new($"the pack lacks entry {PackArchive.Shown(name)}");
}
