using System.Collections.Immutable;
using HmsOps.Steps;
using HmsOps.Steps.Notifiers;

namespace HmsOps.Sidecar.Configuration;

/// <summary>From configuration and executors to what carries steps and notices out.</summary>
public static class Wiring
{
    /// <summary>The executor of each verb, with its settings.</summary>
    /// <param name="configuration">Its <see cref="SidecarConfiguration.Executors"/> are used.</param>
    /// <param name="executors">Those of the plugins; of two for one verb the later counts. They are configured here, so only once.</param>
    /// <exception cref="SidecarException">There are settings for a verb without executor, or they are wrong.</exception>
    public static ImmutableSortedDictionary<string, IStepExecutor> Executors(
        SidecarConfiguration configuration, IEnumerable<IStepExecutor> executors)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(executors);
        var found = ImmutableSortedDictionary.CreateBuilder<string, IStepExecutor>(StringComparer.Ordinal);
        foreach (var executor in executors)
        {
            found[executor.Schema.Name] = executor;
        }

        foreach (var settings in configuration.Executors)
        {
            Refuse(settings, [.. found.Keys]);
        }

        foreach (var (verb, executor) in found)
        {
            var settings = configuration.Executors.FirstOrDefault(entry => entry.Verb == verb);
            try
            {
                executor.Configure(settings?.Settings ?? ImmutableSortedDictionary<string, string>.Empty);
            }
            catch (Exception failure)
            {
                throw new SidecarException(
                    $"{settings?.Place ?? $"executors.{verb}"}: the executor of '{verb}' can't be configured: {failure.Message.ReplaceLineEndings(" ")}", failure);
            }
        }

        return found.ToImmutable();
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
