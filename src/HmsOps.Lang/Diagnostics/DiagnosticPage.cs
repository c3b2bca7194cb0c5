namespace HmsOps.Lang.Diagnostics;

/// <summary>What is to be known about a code; its page in <c>docs/diagnostics</c>.</summary>
/// <param name="Code"><c>HMS2004</c>.</param>
/// <param name="Title">A few words.</param>
/// <param name="Summary">When it is told.</param>
/// <param name="Text">All of the page, as Markdown.</param>
public sealed record DiagnosticPage(string Code, string Title, string Summary, string Text)
{
    /// <summary>Every code that there is, in order.</summary>
    public static IReadOnlyList<string> Codes => Known.Value;

    private static readonly Lazy<string[]> Known = new(() =>
    [
        .. typeof(DiagnosticPage).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("HMS", StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ]);

    private const string Extension = ".md";

    /// <summary>True for a code that there is.</summary>
    public static bool Exists(string code) => Known.Value.AsSpan().BinarySearch(code, StringComparer.Ordinal) >= 0;

    /// <summary>The page of a code, or null where there is no such code.</summary>
    public static DiagnosticPage? Find(string code)
    {
        using var stream = Exists(code) ? typeof(DiagnosticPage).Assembly.GetManifestResourceStream(code + Extension) : null;
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var head = text.Split('\n', 2)[0];
        return new(code, head.Contains(": ", StringComparison.Ordinal) ? head[(head.IndexOf(": ", StringComparison.Ordinal) + 2)..] : code, Section(text, "Summary"), text);
    }

    private static string Section(string text, string heading)
    {
        var start = text.IndexOf($"## {heading}\n", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        var body = text[(start + heading.Length + 4)..];
        var end = body.IndexOf("\n## ", StringComparison.Ordinal);
        return (end < 0 ? body : body[..end]).Trim().ReplaceLineEndings(" ");
    }
}
