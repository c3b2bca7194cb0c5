using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>A named expression: a number or a condition, bound by itself, with the place of its name; where it is used it is bound again with the window there.</summary>
public sealed record BoundLet(SourceText Source, TextSpan Span, string Name, BoundNode Value) : BoundNode(Source, Span);
