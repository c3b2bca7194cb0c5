using System.Collections.Immutable;

namespace HmsOps.Lang.Diagnostics;

/// <summary>Which lint diagnostics (HMS4xxx) are told, and how; <c>lint</c> of <c>hmsops.yaml</c>.</summary>
/// <param name="Levels">By code; one that is not here keeps the severity that its rule gives it.</param>
public sealed record LintOptions(ImmutableSortedDictionary<string, LintLevel> Levels)
{
    /// <summary>Every rule as it is by itself.</summary>
    public static LintOptions Default { get; } = new(ImmutableSortedDictionary<string, LintLevel>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>These with a level for one more code.</summary>
    public LintOptions With(string code, LintLevel level) => new(Levels.SetItem(code, level));

    /// <summary>True for a code that has a level.</summary>
    public static bool IsLint(string code) => code is ['H', 'M', 'S', '4', ..];

    /// <summary>True for a code that a comment can ignore: lint, but not what is said about such comments.</summary>
    public static bool IsSuppressible(string code) => IsLint(code) && code is not ['H', 'M', 'S', '4', '0', '9', ..];

    /// <summary>True where a code is not told at all: its rule need not look.</summary>
    public bool IsOff(string code) => Levels.TryGetValue(code, out var level) && level == LintLevel.Off;

    /// <summary>The diagnostic with the severity that is wanted, or null where it is off; what is no lint stays as it is.</summary>
    public Diagnostic? Apply(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        if (!IsLint(diagnostic.Code) || !Levels.TryGetValue(diagnostic.Code, out var level))
        {
            return diagnostic;
        }

        return level switch
        {
            LintLevel.Off => null,
            LintLevel.Info => diagnostic with { Severity = DiagnosticSeverity.Info },
            LintLevel.Warning => diagnostic with { Severity = DiagnosticSeverity.Warning },
            _ => diagnostic with { Severity = DiagnosticSeverity.Error },
        };
    }
}
