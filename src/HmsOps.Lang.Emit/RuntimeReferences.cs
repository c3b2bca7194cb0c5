using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using HmsOps.Engine.Plan;
using Microsoft.CodeAnalysis;

namespace HmsOps.Lang.Emit;

/// <summary>What a pack's assembly refers to: the engine and the core library, as they are loaded in this process.</summary>
/// <remarks>Their metadata is taken from memory, so it works for every way of publishing, single files included, and names no path.</remarks>
internal static class RuntimeReferences
{
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        Of(typeof(object).Assembly),
        Of(Assembly.Load("System.Runtime")),
        Of(typeof(PackPlan).Assembly),
    ];

    private static unsafe PortableExecutableReference Of(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var metadata, out var length)
            ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((IntPtr)metadata, length)).GetReference()
            : throw new InvalidOperationException($"{assembly.GetName().Name} has no metadata in this process");
}
