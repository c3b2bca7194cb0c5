using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>A contact.</summary>
public sealed record BoundContact(SourceText Source, TextSpan Span, string Name, ImmutableArray<NoticeChannel> Channels)
    : BoundNode(Source, Span)
{
    /// <value>Told again after so many ticks while it fires, or null: once.</value>
    public long? Repeat { get; init; }
}
