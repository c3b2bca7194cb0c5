namespace HmsOps.Sidecar.Configuration;

/// <summary>Resolves <c>${env:NAME}</c> and <c>${file:PATH}</c>, the only ways in which a secret stands in a configuration.</summary>
internal sealed class SecretReferences(string folder, Func<string, string?> environment)
{
    private static readonly string[] SecretWords = ["password", "token", "secret", "credential", "api-key", "routing-key"];

    private readonly SortedSet<string> _secrets = new(StringComparer.Ordinal);

    /// <summary>Every value that was resolved.</summary>
    public IReadOnlyCollection<string> Secrets => _secrets;

    /// <summary>True where a key's name says that its value is a secret.</summary>
    public static bool IsSecretKey(string key) =>
        SecretWords.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>True where a text is a reference.</summary>
    public static bool IsReference(string text) =>
        text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith('}');

    /// <summary>The value behind a reference; other text is its own value.</summary>
    /// <param name="text">As written.</param>
    /// <param name="error">What is wrong, or null.</param>
    public string Resolve(string text, out string? error)
    {
        error = null;
        if (!IsReference(text))
        {
            return text;
        }

        var (scheme, name) = text[2..^1].Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        var value = scheme switch
        {
            "env" => Variable(name, out error),
            "file" => FileText(name, out error),
            _ => null,
        };
        if (value is null)
        {
            error ??= $"'{text}' is no reference: write ${{env:NAME}} or ${{file:PATH}}";
            return "";
        }

        _secrets.Add(value);
        return value;
    }

    private string? Variable(string name, out string? error)
    {
        var value = environment(name);
        error = string.IsNullOrEmpty(value) ? $"the environment variable {name} is not set" : null;
        return error is null ? value : null;
    }

    private string? FileText(string name, out string? error)
    {
        try
        {
            var value = File.ReadAllText(Path.GetFullPath(name, folder)).TrimEnd('\r', '\n');
            error = value.Length == 0 ? $"the file '{name}' is empty" : null;
            return error is null ? value : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error = $"the file '{name}' can't be read: {failure.Message.ReplaceLineEndings(" ")}";
            return null;
        }
    }
}
