using System.Text;
using System.Text.RegularExpressions;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang;

/// <summary>Paths of imports: text with forward slashes, nothing of the disk.</summary>
public static class ImportPath
{
    private static readonly string[] Extensions = [".hmsrule", ".yaml", ".yml"];

    /// <summary>True for a file that may hold rules, by its extension.</summary>
    public static bool IsRuleFile(string path) => Extensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal));

    /// <summary>True for a path with <c>*</c> or <c>?</c>.</summary>
    public static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The folder of a file, without a slash at its end; empty where it has none.</summary>
    public static string FolderOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : path[..slash];
    }

    /// <summary>A path below a folder, with <c>.</c> and <c>..</c> resolved as far as there are folders.</summary>
    public static string Combine(string folder, string path)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(path);
        var whole = path.StartsWith('/') || folder.Length == 0 ? path : $"{folder}/{path}";
        var parts = new List<string>();
        foreach (var part in whole.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && !(part == ".." && whole.StartsWith('/')))
            {
                parts.Add(part);
            }
        }

        return (whole.StartsWith('/') ? "/" : "") + string.Join('/', parts);
    }

    /// <summary>A path as seen from a folder; both as <see cref="Combine"/> gives them.</summary>
    public static string Relative(string folder, string path)
    {
        var from = Combine("", folder).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var to = Combine("", path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var shared = 0;
        while (shared < from.Length && shared < to.Length - 1 && from[shared] == to[shared])
        {
            shared++;
        }

        return string.Join('/', Enumerable.Repeat("..", from.Length - shared).Concat(to[shared..]));
    }

    /// <summary>A target with its first name that is not there replaced by a near one, as far as the rest is then there too; or null.</summary>
    /// <param name="target">A file, a folder or a pattern.</param>
    /// <param name="entriesOf">The names of the rule files and folders in a folder, which is given as the target has it, with a slash at its end or empty.</param>
    public static string? Near(string target, Func<string, IEnumerable<string>> entriesOf)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(entriesOf);
        var made = "";
        var parts = target.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (IsPattern(parts[i]))
            {
                made += string.Join('/', parts[i..]);
                break;
            }

            var part = parts[i] is "" or "." or ".." || !entriesOf(made).Any()
                ? parts[i]
                : entriesOf(made).Contains(parts[i], StringComparer.Ordinal) ? parts[i] : NearName.Of(parts[i], entriesOf(made));
            if (part is null)
            {
                return null;
            }

            made += i + 1 < parts.Length ? part + "/" : part;
        }

        return made == target ? null : made;
    }

    /// <summary>What matches a pattern, or lies in a folder: <c>*</c> and <c>?</c> stay in their folder, <c>**</c> is any number of folders.</summary>
    public static Regex PatternOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = new StringBuilder("^");
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '*' && i + 1 < path.Length && path[i + 1] == '*')
            {
                i += i + 2 < path.Length && path[i + 2] == '/' ? 2 : 1;
                text.Append(path[i] == '/' ? "(?:.*/)?" : ".*");
            }
            else
            {
                text.Append(path[i] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    var other => Regex.Escape(other.ToString()),
                });
            }
        }

        var folder = IsPattern(path) ? "" : path.Length == 0 ? ".*" : "/.*";
        return new(text.Append(folder).Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
