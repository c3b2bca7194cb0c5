using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4026.</summary>
internal static class ServiceWithoutMetrics
{
    public static LintRule Rule { get; } = new(
        "HMS4026",
        LintLevel.Info,
        "a service of which no metric is read",
        "Its name is misspelled here or in the rules, or nobody watches it yet.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        if (lint.Program.Services.IsEmpty || lint.IsLibrary || lint.Program.Metrics.Any(metric => metric.IsOfAnyService))
        {
            yield break;
        }

        var services = new SortedSet<string>(lint.Program.Metrics.Select(metric => metric.Name.Split('.')[0]), StringComparer.Ordinal);
        var named = lint.Playbooks.SelectMany(playbook => StepWalk.All(playbook.Steps)).OfType<BoundRunStep>().SelectMany(run => run.Arguments).Select(argument => argument.Text);
        services.UnionWith(named);
        var declared = lint.Program.Services.Select(service => service.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var service in lint.Program.Services.Where(service => !services.Contains(service.Name)))
        {
            yield return PackLintDiagnostics.ServiceWithoutMetrics(
                lint.NameOf(service), service.Name, NearName.Of(service.Name, services.Where(name => !declared.Contains(name))));
        }
    }
}
