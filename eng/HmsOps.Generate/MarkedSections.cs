using System.Text.RegularExpressions;

namespace HmsOps.Generate;

/// <summary>Sections of a document between <c>&lt;!-- generated: NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
internal static partial class MarkedSections
{
    /// <summary>The document with its sections written anew.</summary>
    /// <exception cref="InvalidDataException">A section has no text, or a text no section.</exception>
    public static string Fill(string document, IReadOnlyDictionary<string, string> sections)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var filled = Section().Replace(document, match =>
        {
            var name = match.Groups["name"].Value;
            seen.Add(name);
            return sections.TryGetValue(name, out var text)
                ? $"<!-- generated: {name} -->\n\n{text.Trim('\n')}\n\n<!-- end -->"
                : throw new InvalidDataException($"there is no section '{name}'");
        });
        var left = sections.Keys.Where(name => !seen.Contains(name)).Order(StringComparer.Ordinal).ToArray();
        return left.Length == 0 ? filled : throw new InvalidDataException($"the document has no place for: {string.Join(", ", left)}");
    }

    [GeneratedRegex(@"<!-- generated: (?<name>[a-z-]+) -->.*?<!-- end -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();
}
