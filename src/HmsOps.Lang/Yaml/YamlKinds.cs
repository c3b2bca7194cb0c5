using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Yaml;

/// <summary>Which keys at a document's top are ours.</summary>
internal static class YamlKinds
{
    /// <value>The kinds' keys, then the plurals.</value>
    public static IReadOnlyList<string> Keys { get; } =
        [.. DeclarationTable.Kinds.Select(kind => kind.Word), .. DeclarationTable.Kinds.SelectMany(kind => kind.Plurals)];

    /// <summary>True for a kind or a plural.</summary>
    public static bool IsOurs(string key) => Keys.Contains(key, StringComparer.Ordinal);

    /// <summary>True where a top-level key of the document is ours.</summary>
    public static bool IsOurs(YamlNode document) => document switch
    {
        YamlMapping mapping => mapping.Pairs.Any(pair => IsOurs(pair.Key.Value)),
        YamlSequence sequence => sequence.Items.OfType<YamlMapping>().Any(item => item.Pairs.Any(pair => IsOurs(pair.Key.Value))),
        _ => false,
    };

    /// <summary>True where a line of a text that is not YAML looks like one of our declarations.</summary>
    public static bool LooksOurs(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var key = line.StartsWith("- ") ? line[2..].TrimStart(' ') : line;
            var colon = key.IndexOf(':');
            if (colon is > 0 and < 20 && IsOurs(key[..colon].TrimEnd().ToString()))
            {
                return true;
            }
        }

        return false;
    }
}
