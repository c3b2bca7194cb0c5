using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Binding;

/// <summary>A verb and the arguments that are written, in the schema's order.</summary>
internal sealed record BoundCommand(VerbSchema Verb, ImmutableArray<StepArgument> Arguments);
