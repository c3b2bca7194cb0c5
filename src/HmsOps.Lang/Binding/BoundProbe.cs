using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>Asks a service from outside; gives the metrics <c>NAME.ok</c> and <c>NAME.duration</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Name">Unique among probes and synthetics.</param>
/// <param name="Form">How it asks.</param>
/// <param name="Words">The address, the host and port, or the command.</param>
/// <param name="Expect">What the answer must be: words a line.</param>
/// <param name="Every">In ticks.</param>
/// <param name="Timeout">In ticks; less than <paramref name="Every"/>.</param>
public sealed record BoundProbe(
    SourceText Source,
    TextSpan Span,
    string Name,
    ProbeForm Form,
    ImmutableArray<string> Words,
    ImmutableArray<ImmutableArray<string>> Expect,
    long Every,
    long Timeout) : BoundNode(Source, Span)
{
    /// <summary>How bad its failure is.</summary>
    public Severity Severity { get; init; } = Severity.Warning;

    /// <summary>As of an alert.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>What is said about it.</summary>
    public BoundMeta Meta { get; init; } = BoundMeta.None;
}

/// <summary>How a probe asks.</summary>
public enum ProbeForm
{
    Http,
    Tcp,
    Exec,
}

/// <summary>Plays a user; gives the metrics <c>NAME.ok</c> and <c>NAME.duration</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Name">Unique among probes and synthetics.</param>
/// <param name="Script">The script and its arguments.</param>
/// <param name="Every">In ticks.</param>
/// <param name="Timeout">In ticks; less than <paramref name="Every"/>.</param>
public sealed record BoundSynthetic(
    SourceText Source, TextSpan Span, string Name, ImmutableArray<string> Script, long Every, long Timeout) : BoundNode(Source, Span)
{
    /// <summary>How bad its failure is.</summary>
    public Severity Severity { get; init; } = Severity.Warning;

    /// <summary>As of an alert.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>What is said about it.</summary>
    public BoundMeta Meta { get; init; } = BoundMeta.None;
}
