namespace HmsOps.Engine.Plan;

/// <summary>How a selector compares a label.</summary>
public enum MatchOperator
{
    Equal,
    NotEqual,

    /// <summary>Anchored, non-backtracking regular expression.</summary>
    Matches,
    NotMatches,
}

/// <summary>One condition of a selector on a label; a series without the label has it empty.</summary>
public sealed record LabelMatcher(string Label, MatchOperator Operator, string Value);
