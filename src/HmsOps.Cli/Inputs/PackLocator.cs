using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Cli.Inputs;

/// <summary>Finds the rule files of paths, and which of them make one pack.</summary>
/// <remarks>
/// A folder that holds <c>hmsops.yaml</c> is a pack root: each one at or below a folder given is a pack of its own. All
/// else that is given makes one pack together.
/// </remarks>
internal sealed class PackLocator(CliContext context, DiagnosticBag diagnostics)
{
    /// <value>The configuration's name, which makes its folder a pack root.</value>
    public const string ConfigurationName = "hmsops.yaml";

    private static readonly ImmutableArray<string> Extensions = [".hmsrule", ".yaml", ".yml"];

    /// <summary>The packs of these paths, those of roots first, each in order of path.</summary>
    /// <exception cref="ToolException">A path does not exist, or nothing was found in it.</exception>
    public ImmutableArray<PackInput> Find(IReadOnlyList<string> paths)
    {
        var packs = new SortedDictionary<string, SortedDictionary<string, RuleFile>>(StringComparer.Ordinal);
        var loose = new SortedDictionary<string, RuleFile>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var full = context.Full(path);
            if (File.Exists(full))
            {
                loose.TryAdd(full, Read(full, path, isNamed: true));
            }
            else if (Directory.Exists(full))
            {
                AddFolder(path, full, packs, loose);
            }
            else
            {
                throw new ToolException($"{path}: there is no such file or folder");
            }
        }

        var found = packs.Select(pack => Make(pack.Key, pack.Key, pack.Value)).ToList();
        if (loose.Count > 0)
        {
            var root = CommonFolder([.. loose.Keys]);
            found.Add(Make(root, context.Full(paths[0]), loose));
        }

        return [.. found];
    }

    /// <summary>The one pack of these paths.</summary>
    /// <exception cref="ToolException">They hold several pack roots.</exception>
    public PackInput FindOne(IReadOnlyList<string> paths)
    {
        var packs = Find(paths);
        return packs.Length == 1
            ? packs[0]
            : throw new ToolException(
                $"{string.Join(' ', paths)}: holds {packs.Length} packs ({string.Join(", ", packs.Select(pack => pack.Name))}): name one of them");
    }

    private void AddFolder(
        string path,
        string full,
        SortedDictionary<string, SortedDictionary<string, RuleFile>> packs,
        SortedDictionary<string, RuleFile> loose)
    {
        var roots = Directory.EnumerateFiles(full, ConfigurationName, SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file) ?? full)
            .Order(StringComparer.Ordinal)
            .ToList();
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!Extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal) || IsHidden(full, file)
                || Path.GetFileName(file) == ConfigurationName)
            {
                continue;
            }

            var shown = path == "." ? Path.GetRelativePath(full, file) : Path.Combine(path, Path.GetRelativePath(full, file));
            var rule = Read(file, shown, isNamed: false);
            count++;
            var root = roots.LastOrDefault(candidate => IsBelow(candidate, file));
            if (root is null)
            {
                loose.TryAdd(file, rule);
            }
            else
            {
                if (!packs.TryGetValue(root, out var files))
                {
                    packs.Add(root, files = new(StringComparer.Ordinal));
                }

                files.TryAdd(file, rule);
            }
        }

        if (count == 0)
        {
            throw new ToolException($"{path}: there are no rules here: no .hmsrule, .yaml or .yml file");
        }
    }

    private RuleFile Read(string full, string shown, bool isNamed)
    {
        // Of a file that is too long as much is read as shows that it is.
        using var file = File.OpenRead(full);
        var bytes = new byte[Math.Min(file.Length, SourceText.MaximumBytes)];
        file.ReadExactly(bytes);
        return new(full, SourceText.FromBytes(shown.Replace('\\', '/'), bytes, diagnostics, file.Length), bytes, isNamed);
    }

    private static PackInput Make(string root, string home, SortedDictionary<string, RuleFile> files) =>
        new(root, home, NameOf(root), [.. files.Values]);

    private static string NameOf(string root) => Path.GetFileName(Path.TrimEndingDirectorySeparator(root)) is { Length: > 0 } name ? name : "rules";

    private static string CommonFolder(IReadOnlyList<string> files)
    {
        var folder = Path.GetDirectoryName(files[0]) ?? files[0];
        while (!files.All(file => IsBelow(folder, file)) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }

    private static bool IsBelow(string folder, string file) =>
        file.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsHidden(string folder, string file) =>
        Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.'));
}
