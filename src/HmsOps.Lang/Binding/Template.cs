using System.Collections.Immutable;
using System.Text.RegularExpressions;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Binding;

/// <summary>Texts for people with <c>${label}</c> in them, which is the instance's label when the text is sent.</summary>
internal static partial class Template
{
    /// <value>Stands for the number that the condition compares.</value>
    public const string Value = "value";

    /// <summary>True for a text in which something is filled in.</summary>
    public static bool HasPlaces(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>True for a text with <c>${value}</c>.</summary>
    public static bool HasValue(string text) => Places().Matches(text).Any(match => match.Groups[1].Value.Trim() == Value);

    /// <summary>False after a diagnostic about something that can't be filled in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="labels">The labels that an instance has, or null where that is not known here.</param>
    /// <param name="report">Takes diagnostics.</param>
    public static bool Check(string text, Place place, ImmutableArray<string>? labels, Action<Diagnostic> report)
    {
        var found = 0;
        foreach (Match match in Places().Matches(text))
        {
            found++;
            var name = match.Groups[1].Value.Trim();
            if (name.Length == 0)
            {
                report(DeclarationDiagnostics.UnfinishedPlace(place));
                return false;
            }

            if (name != Value && labels is { } known && !known.Contains(name, StringComparer.Ordinal))
            {
                report(DeclarationDiagnostics.UnknownPlace(place, name, known, NearName.Of(name, known)));
                return false;
            }
        }

        if (found < text.Split("${").Length - 1)
        {
            report(DeclarationDiagnostics.UnfinishedPlace(place));
            return false;
        }

        return true;
    }

    [GeneratedRegex(@"\$\{([^{}$]*)\}")]
    private static partial Regex Places();
}
