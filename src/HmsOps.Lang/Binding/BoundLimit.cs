using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>How far a verb may go; what is not said has the default of the verb's schema.</summary>
public sealed record BoundLimit(SourceText Source, TextSpan Span, string Verb, ImmutableArray<BoundLimitValue> Values) : BoundNode(Source, Span);

/// <summary>One of a verb's limits.</summary>
public sealed record BoundLimitValue(string Name, long Value);
