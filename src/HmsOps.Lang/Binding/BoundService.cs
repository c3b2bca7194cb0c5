using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>What is known of a service.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Name">The service.</param>
/// <param name="Labels">For those who are told, in order of name.</param>
/// <param name="Values">Labels of its series and the values that they have.</param>
/// <param name="Summary">One sentence, or null.</param>
/// <param name="Owner">Whose it is, or null.</param>
public sealed record BoundService(
    SourceText Source,
    TextSpan Span,
    string Name,
    ImmutableArray<BoundLabel> Labels,
    ImmutableArray<BoundLabelValues> Values,
    string? Summary,
    string? Owner) : BoundNode(Source, Span);
