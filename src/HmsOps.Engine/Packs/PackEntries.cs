namespace HmsOps.Engine.Packs;

/// <summary>The names of a pack's entries.</summary>
public static class PackEntries
{
    /// <value>Format, name, version, and the SHA-256 of every other entry.</value>
    public const string Manifest = "manifest.json";

    /// <value>The plan.</value>
    public const string Plan = "plan";

    /// <value>The assembly of the pack's shapes.</value>
    public const string Rules = "rules.dll";

    /// <value>What the names of the rule files begin with.</value>
    public const string SourcesFolder = "sources/";

    /// <value>An entry may have 64 MiB.</value>
    public const int SizeLimit = 64 * 1024 * 1024;

    /// <value>A pack may have 10,000 entries.</value>
    public const int CountLimit = 10_000;
}
