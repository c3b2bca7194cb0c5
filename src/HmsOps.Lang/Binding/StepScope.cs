using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>What can be seen from a step.</summary>
/// <param name="Lets">Named expressions and the playbook's parameters.</param>
/// <param name="Service">The service of the alert's first metric, or null where that is not known.</param>
/// <param name="Labels">The labels that an instance has, or null where that is not known.</param>
internal sealed record StepScope(LetScope Lets, string? Service, ImmutableArray<string>? Labels)
{
    /// <value>Of a playbook that a call unfolds: the arguments by parameter; else null.</value>
    public IReadOnlyDictionary<string, RawWordSyntax>? Arguments { get; init; }

    /// <value>Of a playbook that a call unfolds: the outermost call; else null.</value>
    public Place? Call { get; init; }

    /// <value>Of a playbook that a call unfolds: the values of its parameters, for conditions; else null.</value>
    public IReadOnlyDictionary<string, StepArgument>? Values { get; init; }

    /// <value>What unfolding calls may still cost; null in a playbook's own steps, which are bound once and unfold nothing.</value>
    public StepBudget? Budget { get; init; }

    /// <value>The parameters that stand in the words: none where a call has filled them in.</value>
    public IReadOnlyDictionary<string, ParameterType?>? Parameters => Arguments is null ? Lets.Parameters : null;

    /// <summary>Words with the call's arguments in them.</summary>
    public ImmutableArray<RawWordSyntax> Fill(ImmutableArray<RawWordSyntax> words) =>
        Arguments is { } arguments ? [.. words.Select(word => ParameterWords.Fill(word, arguments))] : words;
}

/// <summary>How many steps one playbook may have with all its calls.</summary>
internal sealed class StepBudget
{
    /// <value>1,000.</value>
    public const int Most = 1_000;

    /// <value>Steps so far.</value>
    public int Count { get; set; }

    /// <value>True once it was said that there are too many.</value>
    public bool IsTold { get; set; }
}
