using System.Collections.Immutable;
using HmsOps.Steps;
using HmsOps.Steps.Notifiers;
using HmsOps.Steps.Plugins;

namespace HmsOps.Sidecar.Configuration;

/// <summary>From configuration and plugins to what carries steps and notices out.</summary>
public static class Wiring
{
    /// <summary>The executor of each verb, with its settings.</summary>
    /// <param name="configuration">Its <see cref="SidecarConfiguration.Executors"/> are used; its plugins must be among <paramref name="plugins"/>.</param>
    /// <param name="plugins">Loaded once, for their schemas and for this; an executor is configured here, so only once.</param>
    /// <exception cref="SidecarException">Two plugins have one verb, a verb has no executor, or settings are wrong.</exception>
    public static ImmutableSortedDictionary<string, IStepExecutor> Executors(
        SidecarConfiguration configuration, IEnumerable<LoadedPlugin> plugins)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(plugins);
        var found = new SortedDictionary<string, (IStepExecutor Executor, string Path)>(StringComparer.Ordinal);
        foreach (var plugin in plugins)
        {
            foreach (var executor in plugin.Executors)
            {
                var verb = executor.Schema.Name;
                if (!found.TryAdd(verb, (executor, plugin.Path)))
                {
                    throw new SidecarException($"'{verb}' has two executors, in '{found[verb].Path}' and in '{plugin.Path}': leave one of the plugins out");
                }
            }
        }

        foreach (var settings in configuration.Executors)
        {
            Refuse(settings, [.. found.Keys]);
        }

        foreach (var (verb, (executor, path)) in found)
        {
            var settings = configuration.Executors.FirstOrDefault(entry => entry.Verb == verb);
            try
            {
                executor.Configure(settings?.Settings ?? ImmutableSortedDictionary<string, string>.Empty);
            }
            catch (Exception failure)
            {
                throw new SidecarException(
                    $"{settings?.Place ?? path}: the executor of '{verb}' can't be configured: {failure.Message.ReplaceLineEndings(" ")}", failure);
            }
        }

        return found.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Executor, StringComparer.Ordinal);
    }

    /// <summary>The notifiers that are configured.</summary>
    public static ImmutableArray<INotifier> Notifiers(SidecarConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Email is { } email ? [new EmailNotifier(email)] : [];
    }

    private static void Refuse(ExecutorConfiguration settings, string[] verbs)
    {
        if (settings.Driver is { } driver)
        {
            throw new SidecarException(
                $"{settings.Place}: this version has no driver '{driver}': add a plugin for '{settings.Verb}' and leave 'driver' out");
        }

        if (!verbs.Contains(settings.Verb))
        {
            throw new SidecarException(
                $"{settings.Place}: no executor for '{settings.Verb}' is loaded{(verbs.Length == 0 ? ": add a plugin" : NearName.Hint(settings.Verb, verbs))}");
        }
    }
}
