using System.Collections.Immutable;

namespace HmsOps.Sidecar.Carrying;

/// <summary>Takes secrets out of text by their value, before it goes to a log, a journal or a person.</summary>
internal sealed class SecretRedactor
{
    private const int LongestText = 16_000;

    private readonly ImmutableArray<string> _secrets;

    public SecretRedactor(IEnumerable<string> secrets) =>
        // The longest first: a secret may be a part of another one. One or two characters would redact ordinary words.
        _secrets = [.. secrets.Where(static secret => secret.Length > 2).OrderByDescending(static secret => secret.Length)];

    public string Redact(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), " …");
    }
}
