using System.Text.RegularExpressions;

namespace HmsOps.Lang.Linting;

/// <summary>Knows texts that look like secrets.</summary>
internal static partial class SecretShape
{
    private const int LongWord = 32;
    private const double RandomBits = 4.0;

    private static readonly (string What, Regex Form)[] Forms =
    [
        ("a private key", PrivateKey()),
        ("an address with a password", UserInfo()),
        ("an `Authorization` header", Authorization()),
        ("a token", Token()),
        ("the address of a webhook that needs nothing else", Webhook()),
    ];

    /// <summary>What a text looks like, or null where it is no secret; what is filled in later (<c>${env:NAME}</c>, <c>$name</c>) is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The option or label that it is the value of, or empty.</param>
    public static string? Find(string text, string name)
    {
        if (text.Length < 4)
        {
            return null;
        }

        if (SecretName().IsMatch(name) && text[0] != '$' && text is not ("true" or "false" or "none"))
        {
            return $"the value of `{name}`";
        }

        foreach (var (what, form) in Forms)
        {
            if (form.IsMatch(text))
            {
                return what;
            }
        }

        return text.Length >= LongWord && text.Split([' ', '/', '?', '&', '=', ':', ',', '"'], StringSplitOptions.RemoveEmptyEntries).Any(IsRandom) ? "a key: a long word without a pattern" : null;
    }

    private static bool IsRandom(string word) =>
        word.Length >= LongWord
        && word.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '-' or '+')
        && word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetterLower) && word.Any(char.IsAsciiLetterUpper)
        && BitsOf(word) >= RandomBits;

    // Shannon's entropy of a unit, by how often each occurs in the word.
    private static double BitsOf(string word) =>
        -word.GroupBy(unit => unit).Select(group => (double)group.Count() / word.Length).Sum(share => share * Math.Log2(share));

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*://[^/\s:@]+:(?!\$)[^/\s@]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"(^|\b)authorization\s*[:=]\s*(?!(bearer|basic|token)?\s*\$)\S|^(bearer|basic)\s+(?!\$)\S{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex Authorization();

    [GeneratedRegex(@"\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|A[KS]IA[A-Z0-9]{16}|sk_(live|test)_\w{10,}|AIza[\w-]{30,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,})")]
    private static partial Regex Token();

    [GeneratedRegex(@"hooks\.slack\.com/services/T\w+/B\w+/\w+|discord(app)?\.com/api/webhooks/\d+/[\w-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Webhook();

    [GeneratedRegex("(^|[-_.])(password|passwd|secret|token|api-?key|apikey|access-?key|private-?key|credential)s?$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
