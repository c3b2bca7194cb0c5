using System.Collections.Immutable;
using System.Reflection;

namespace HmsOps.Steps.Plugins;

/// <summary>Loads third-party executors: an assembly's public types that implement <see cref="IStepExecutor"/>.</summary>
public static class PluginLoader
{
    /// <summary>Loads an assembly into a context of its own and makes one instance of each executor.</summary>
    /// <exception cref="PluginException">The file is missing or no .NET assembly, or an executor can't be made.</exception>
    public static LoadedPlugin Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new PluginException($"plugin '{path}': there is no such file");
        }

        var types = ExportedTypes(path, full);
        var executors = types
            .Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IStepExecutor).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => Create(path, type))
            .ToImmutableArray();
        return executors.IsEmpty
            ? throw new PluginException(
                $"plugin '{path}': it has no executor; an executor is a public class that implements {typeof(IStepExecutor).FullName}")
            : new LoadedPlugin(full, executors);
    }

    private static Type[] ExportedTypes(string path, string full)
    {
        try
        {
            return new PluginLoadContext(full).LoadFromAssemblyPath(full).GetExportedTypes();
        }
        catch (BadImageFormatException failure)
        {
            throw new PluginException($"plugin '{path}': it is not a .NET assembly", failure);
        }
        catch (Exception failure) when (failure is FileNotFoundException or FileLoadException or TypeLoadException)
        {
            throw new PluginException($"plugin '{path}': something that it needs can't be loaded: {OneLine(failure)}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new PluginException($"plugin '{path}': it can't be read: {OneLine(failure)}", failure);
        }
    }

    private static IStepExecutor Create(string path, Type type)
    {
        if (type.ContainsGenericParameters || type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new PluginException($"plugin '{path}': {type.FullName} needs a public constructor without parameters");
        }

        try
        {
            var executor = Activator.CreateInstance(type) as IStepExecutor
                ?? throw new PluginException($"plugin '{path}': {type.FullName} can't be made");
            return executor.Schema is { Name.Length: > 0 }
                ? executor
                : throw new PluginException($"plugin '{path}': {type.FullName} has a schema without a verb");
        }
        catch (TargetInvocationException failure)
        {
            throw new PluginException(
                $"plugin '{path}': the constructor of {type.FullName} failed: {OneLine(failure.InnerException ?? failure)}", failure);
        }
        catch (Exception failure) when (failure is not PluginException)
        {
            throw new PluginException($"plugin '{path}': {type.FullName} can't be made: {OneLine(failure)}", failure);
        }
    }

    private static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ");
}
