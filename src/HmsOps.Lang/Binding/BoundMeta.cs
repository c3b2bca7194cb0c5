using System.Collections.Immutable;

namespace HmsOps.Lang.Binding;

/// <summary>What is said about an alert, or about what gives one; none of it decides its states but <see cref="During"/>.</summary>
/// <param name="Labels">For those who are told, in order of name.</param>
/// <param name="Summary">One sentence, perhaps with <c>${label}</c> in it; or null.</param>
/// <param name="Runbook">Where to read on, or null.</param>
/// <param name="During">When it is watched, or null: always.</param>
public sealed record BoundMeta(ImmutableArray<BoundLabel> Labels, string? Summary, string? Runbook, BoundSchedule? During)
{
    /// <summary>Nothing is said.</summary>
    public static BoundMeta None { get; } = new([], null, null, null);
}

/// <summary>A label and its text.</summary>
public sealed record BoundLabel(string Name, string Value);

/// <summary>A label and the values that it has, in the order in which they are written.</summary>
public sealed record BoundLabelValues(string Label, ImmutableArray<string> Values);
