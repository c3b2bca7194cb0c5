using System.Collections.Immutable;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Emit;

/// <summary>Builds packs.</summary>
public static class PackBuilder
{
    /// <summary>The bytes of a pack: the same for the same plan, version and sources.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="version">The pack's version.</param>
    /// <param name="sources">The rule files, named relative to the pack's root.</param>
    /// <exception cref="ArgumentException">Two sources have one name, or a name leads out of the pack.</exception>
    /// <exception cref="PackException">There are more or larger entries than a pack may have.</exception>
    public static byte[] Build(PackPlan plan, string version, IEnumerable<PackEntry> sources)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ImmutableArray<PackEntry> entries =
        [
            new PackEntry(PackEntries.Plan, PlanCodec.Write(plan)),
            new PackEntry(PackEntries.Rules, PackCompiler.Emit(plan)),
            .. sources.Select(Source),
        ];
        RequireLimits(entries);
        var manifest = PackManifest.Of(plan.Name, version, entries);
        return PackArchive.Write(entries.Add(new PackEntry(PackEntries.Manifest, manifest.ToBytes())));
    }

    /// <summary>Builds a pack in memory and loads it, as if it had been read from a file.</summary>
    /// <inheritdoc cref="Build"/>
    public static LoadedPack Load(PackPlan plan, string version, IEnumerable<PackEntry> sources) =>
        PackLoader.Load(PackReader.Read(Build(plan, version, sources)));

    /// <summary>A file's name inside a pack: relative to the pack's root, with forward slashes.</summary>
    /// <param name="root">The pack's root, a folder.</param>
    /// <param name="path">The file.</param>
    public static string NameOf(string root, string path) =>
        Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static PackEntry Source(PackEntry source)
    {
        var parts = source.Name.Split('/');
        return parts.Any(part => part is "" or "." or "..") || source.Name.Contains('\\', StringComparison.Ordinal)
            ? throw new ArgumentException($"{source.Name} is not a path inside the pack", nameof(source))
            : source with { Name = PackEntries.SourcesFolder + source.Name };
    }

    private static void RequireLimits(ImmutableArray<PackEntry> entries)
    {
        if (entries.Length >= PackEntries.CountLimit)
        {
            throw new PackException($"the pack would have {entries.Length + 1} entries; {PackEntries.CountLimit} are allowed");
        }

        foreach (var entry in entries)
        {
            if (entry.Content.Length > PackEntries.SizeLimit)
            {
                throw new PackException($"entry {entry.Name} would have {entry.Content.Length} bytes; {PackEntries.SizeLimit} are allowed");
            }
        }
    }
}
