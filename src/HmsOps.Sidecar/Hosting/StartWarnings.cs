using HmsOps.Engine.Plan;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Hosting;

/// <summary>What is said once at the start, before it is found out at night.</summary>
internal static class StartWarnings
{
    /// <summary>Verbs without an executor, notifiers that are not configured, and what this version has not.</summary>
    public static void Tell(SidecarOptions options, ILogger logger)
    {
        if (options.Dashboard is { } dashboard)
        {
            logger.LogWarning("the dashboard on {Dashboard} is not served: this version has none", dashboard);
        }

        var plan = options.Pack.Plan;
        var steps = plan.Alerts.SelectMany(static alert => alert.Steps).ToArray();
        var verbs = steps.OfType<RunStepPlan>()
            .Select(static step => step.Verb)
            .Where(verb => !options.Executors.ContainsKey(verb))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (verbs.Length > 0)
        {
            logger.LogWarning(
                "no executor is configured for {Verbs}: such steps will be refused, and the alert will page. Add executors.{First} to hmsops.yaml or a plugin.",
                string.Join(", ", verbs),
                verbs[0]);
        }

        var known = options.Notifiers.Select(static notifier => notifier.Name).Append("log").ToHashSet(StringComparer.Ordinal);
        var missing = steps.OfType<NotifyStepPlan>()
            .SelectMany(static step => step.Channels)
            .Concat(plan.DefaultContact.IsDefault ? [] : plan.DefaultContact)
            .Select(static channel => channel.Notifier)
            .Where(notifier => !known.Contains(notifier))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (missing.Length > 0)
        {
            logger.LogWarning(
                "no notifier is configured for {Notifiers}: such notices go to this log only. Add notifiers.{First} to hmsops.yaml.",
                string.Join(", ", missing),
                missing[0]);
        }
    }
}
