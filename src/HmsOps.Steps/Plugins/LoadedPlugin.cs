using System.Collections.Immutable;

namespace HmsOps.Steps.Plugins;

/// <summary>A plugin's assembly and the executors that were found in it.</summary>
/// <param name="Path">The assembly's full path.</param>
/// <param name="Executors">One a public type, in order of the types' full names; not configured yet.</param>
public sealed record LoadedPlugin(string Path, ImmutableArray<IStepExecutor> Executors);
