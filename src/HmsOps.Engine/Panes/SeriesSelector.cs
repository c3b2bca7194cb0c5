using System.Collections.Immutable;
using System.Text.RegularExpressions;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>Whether a series' labels satisfy a selector; a label that it lacks is empty.</summary>
internal sealed class SeriesSelector
{
    private readonly (LabelMatcher Matcher, Regex? Pattern)[] _matchers;

    /// <exception cref="ArgumentException">A pattern is not a regular expression that can be matched without backtracking.</exception>
    public SeriesSelector(ImmutableArray<LabelMatcher> matchers)
    {
        _matchers = [.. matchers.Select(matcher => (matcher, PatternOf(matcher)))];
    }

    /// <summary>True where all matchers hold.</summary>
    public bool Matches(LabelSet labels)
    {
        foreach (var (matcher, pattern) in _matchers)
        {
            var value = labels[matcher.Label] ?? "";
            var matches = pattern is null ? string.Equals(value, matcher.Value, StringComparison.Ordinal) : pattern.IsMatch(value);
            if (matches != (matcher.Operator is MatchOperator.Equal or MatchOperator.Matches))
            {
                return false;
            }
        }

        return true;
    }

    private static Regex? PatternOf(LabelMatcher matcher)
    {
        if (matcher.Operator is MatchOperator.Equal or MatchOperator.NotEqual)
        {
            return null;
        }

        const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        return new Regex(@"\A(?:" + matcher.Value + @")\z", Options);
    }
}
