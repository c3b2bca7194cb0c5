using System.Reflection;
using System.Runtime.Loader;
using HmsOps.Engine;

namespace HmsOps.Steps.Plugins;

/// <summary>The load context of one plugin: its own dependencies beside it, the contract from the host.</summary>
/// <remarks>The contract must be the host's own assemblies, or a plugin's <c>IStepExecutor</c> would be another type than ours.</remarks>
internal sealed class PluginLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private static readonly Assembly[] Contract = [typeof(IStepExecutor).Assembly, typeof(EngineTime).Assembly];

    private readonly AssemblyDependencyResolver _resolver = new(path);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        foreach (var shared in Contract)
        {
            if (string.Equals(shared.GetName().Name, assemblyName.Name, StringComparison.OrdinalIgnoreCase))
            {
                return shared;
            }
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file
            ? LoadUnmanagedDllFromPath(file)
            : base.LoadUnmanagedDll(unmanagedDllName);
}
