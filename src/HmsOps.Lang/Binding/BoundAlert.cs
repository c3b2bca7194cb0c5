using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>An alert.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Name">Unique among alerts.</param>
/// <param name="Severity">Of an alert with levels the highest of them.</param>
/// <param name="By">The labels of <c>by</c>, sorted; of <c>by *</c> the single name <c>*</c>.</param>
/// <param name="If">When it fires, without its gates; null where there are only levels.</param>
/// <param name="Clear">When it stops, or null: when the condition is known false.</param>
/// <param name="Steps">The playbook, or empty.</param>
public sealed record BoundAlert(
    SourceText Source,
    TextSpan Span,
    string Name,
    Severity Severity,
    ImmutableArray<string> By,
    BoundHeld? If,
    BoundHeld? Clear,
    ImmutableArray<BoundStep> Steps) : BoundNode(Source, Span)
{
    /// <summary>Its levels, the lowest first.</summary>
    public ImmutableArray<BoundLevel> Levels { get; init; } = [];

    /// <summary>The labels of <c>without</c>, sorted: an instance for each combination of all others.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>And-ed to every condition that makes it fire; or null.</summary>
    public BoundCondition? OnlyWhen { get; init; }

    /// <summary>The alerts that hold this one back, as written; without cycles.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Labels and the values of which each makes an instance, whether or not it has series.</summary>
    public ImmutableArray<BoundLabelValues> Expect { get; init; } = [];

    /// <value>In ticks, or null for the default.</value>
    public long? Stale { get; init; }

    /// <summary>What happens after <see cref="Stale"/>.</summary>
    public NoDataPolicy NoData { get; init; }

    /// <value>In ticks, or null for the default.</value>
    public long? Forget { get; init; }

    /// <value>In ticks, or null for the default.</value>
    public long? Cooldown { get; init; }

    /// <value>How many instances it may have, or null for the default.</value>
    public int? InstanceLimit { get; init; }

    /// <summary>What is said about it.</summary>
    public BoundMeta Meta { get; init; } = BoundMeta.None;

    /// <summary>What undoes the playbook, or empty.</summary>
    public ImmutableArray<BoundStep> OnClear { get; init; } = [];
}

/// <summary>A level of an alert: an alert of its own severity.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Severity">Which level.</param>
/// <param name="If">When it is reached, without the alert's gates.</param>
/// <param name="Clear">When it is left, or null: when its condition is known false. An alert's <c>clear</c> is filled in.</param>
/// <param name="Steps">Its own playbook, or null where it has none.</param>
public sealed record BoundLevel(
    SourceText Source, TextSpan Span, Severity Severity, BoundHeld If, BoundHeld? Clear, ImmutableArray<BoundStep>? Steps) : BoundNode(Source, Span);
