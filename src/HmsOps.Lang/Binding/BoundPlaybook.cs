using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>Steps with a name; in them a parameter stands as <c>$name</c>.</summary>
public sealed record BoundPlaybook(
    SourceText Source, TextSpan Span, string Name, ImmutableArray<BoundPlaybookParameter> Parameters, ImmutableArray<BoundStep> Steps) : BoundNode(Source, Span);

/// <summary>A parameter.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Name">Without its dollar.</param>
/// <param name="Type">What a call may give.</param>
/// <param name="Default">What it is where a call does not say, or null: it must be given.</param>
public sealed record BoundPlaybookParameter(SourceText Source, TextSpan Span, string Name, ParameterType Type, StepArgument? Default) : BoundNode(Source, Span);
