using System.Collections.Immutable;
using System.Text.RegularExpressions;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds selectors.</summary>
internal static class SelectorBinder
{
    private const int LongestPattern = 1_000;

    /// <summary>The matchers sorted by label, or null after a diagnostic.</summary>
    /// <param name="syntax">As written.</param>
    /// <param name="report">Takes the diagnostic.</param>
    /// <param name="patterns">Patterns that were looked at before, with what is wrong with them; is added to.</param>
    public static ImmutableArray<LabelMatcher>? Bind(ImmutableArray<MatcherSyntax> syntax, Action<Diagnostic> report, Dictionary<string, string?> patterns)
    {
        var isRight = true;
        var matchers = new List<LabelMatcher>(syntax.Length);
        foreach (var matcher in syntax)
        {
            var operation = matcher.Operator switch
            {
                "=" => MatchOperator.Equal,
                "!=" => MatchOperator.NotEqual,
                "=~" => MatchOperator.Matches,
                _ => MatchOperator.NotMatches,
            };
            if (operation is MatchOperator.Matches or MatchOperator.NotMatches && Wrong(matcher.Value.Text, patterns) is { } reason)
            {
                report(TypeDiagnostics.BadPattern(Place.Of(matcher.Value), matcher.Value.Text, reason));
                isRight = false;
            }

            matchers.Add(new(matcher.Label.Text, operation, matcher.Value.Text));
        }

        return isRight
            ? matchers is [var only] ? [only]
            : [.. matchers.Distinct().OrderBy(m => m.Label, StringComparer.Ordinal).ThenBy(m => m.Operator).ThenBy(m => m.Value, StringComparer.Ordinal)]
            : null;
    }

    /// <summary>The labels of a test's series or instance, which only <c>=</c> can name; null after a diagnostic.</summary>
    public static LabelSet? BindLabels(ImmutableArray<MatcherSyntax> syntax, Action<Diagnostic> report)
    {
        foreach (var matcher in syntax)
        {
            if (matcher.Operator != "=")
            {
                report(TypeDiagnostics.OnlyEqual(Place.Of(matcher), matcher.Label.Text, matcher.Operator));
                return null;
            }
        }

        return LabelSet.Create(syntax.Select(matcher => KeyValuePair.Create(matcher.Label.Text, matcher.Value.Text)));
    }

    /// <summary>Canonical text: <c>{region = "us-east"}</c>, or nothing.</summary>
    public static string Text(ImmutableArray<LabelMatcher> selector) => selector.Length == 0 ? "" :
        "{" + string.Join(", ", selector.Select(matcher => string.Concat(matcher.Label, Sign(matcher.Operator), matcher.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal), "\""))) + "}";

    private static string Sign(MatchOperator operation) => operation switch
    {
        MatchOperator.Equal => " = \"",
        MatchOperator.NotEqual => " != \"",
        MatchOperator.Matches => " =~ \"",
        _ => " !~ \"",
    };

    private static string? Wrong(string pattern, Dictionary<string, string?> patterns)
    {
        if (!patterns.TryGetValue(pattern, out var reason))
        {
            patterns.Add(pattern, reason = Wrong(pattern));
        }

        return reason;
    }

    private static string? Wrong(string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            return $"it is longer than {LongestPattern:N0} characters";
        }

        try
        {
            _ = new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (NotSupportedException)
        {
            return "look-around and back references are not allowed, because they can take for ever";
        }
        catch (RegexParseException exception)
        {
            return Sentence(exception.Error);
        }
    }

    private static string Sentence(RegexParseError error) => error switch
    {
        RegexParseError.InsufficientClosingParentheses => "a parenthesis is not closed",
        RegexParseError.InsufficientOpeningParentheses => "a parenthesis is closed that was not opened",
        RegexParseError.UnterminatedBracket => "a bracket is not closed",
        RegexParseError.QuantifierAfterNothing => "a quantifier such as * or + has nothing before it (write .* for anything)",
        RegexParseError.NestedQuantifiersNotParenthesized => "two quantifiers follow each other",
        RegexParseError.UnescapedEndingBackslash => "it ends with a backslash",
        _ => "it is not a regular expression",
    };
}
