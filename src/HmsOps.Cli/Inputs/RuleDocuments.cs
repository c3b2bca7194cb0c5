using System.Text.RegularExpressions;
using HmsOps.Lang.Syntax;

namespace HmsOps.Cli.Inputs;

/// <summary>Tells YAML with rules from the other YAML that lies in a folder.</summary>
internal static class RuleDocuments
{
    private static readonly Regex TopLevelKey = new(
        @"^(?:-[ ]+)?[""']?(?<key>[a-z][a-z-]*)[""']?[ ]*:",
        RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>True where a top-level key is one of the declaration kinds or a plural of one.</summary>
    public static bool HasRules(string text)
    {
        foreach (Match match in TopLevelKey.Matches(text))
        {
            var key = match.Groups["key"].Value;
            if (DeclarationTable.Find(key) is not null || DeclarationTable.FindPlural(key) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
