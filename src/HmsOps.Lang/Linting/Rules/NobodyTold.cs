using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4018.</summary>
internal static class NobodyTold
{
    public static LintRule Rule { get; } = new(
        "HMS4018",
        LintLevel.Warning,
        "an alert nobody is told about",
        "Nobody looks at a dashboard at night. Where that is meant, `severity info` says so; an alert that others depend on is silent by its purpose.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        var hasDefault = lint.Program.Contacts.Any(contact => contact.Name == "default");
        var upstream = lint.Program.Alerts.SelectMany(alert => alert.DependsOn).ToHashSet(StringComparer.Ordinal);
        foreach (var alert in lint.Program.Alerts)
        {
            var steps = StepWalk.All(alert.Steps.Concat(alert.Levels.SelectMany(level => level.Steps ?? []))).ToList();
            var isTold = steps.Exists(step => step is BoundNotifyStep) || (hasDefault && (steps.Count > 0 || alert.Severity == Severity.Critical));
            if (!isTold && alert.Severity != Severity.Info && !upstream.Contains(alert.Name))
            {
                yield return AlertLintDiagnostics.NobodyTold(lint.NameOf(alert), alert.Name, steps.Count > 0, [.. Fixes(lint, alert, steps.Count > 0)]);
            }
        }
    }

    private static IEnumerable<CodeFix> Fixes(LintContext lint, BoundAlert alert, bool hasSteps)
    {
        if (lint.Syntax.Declaration(alert) is not { } declaration)
        {
            yield break;
        }

        var target = lint.Program.Contacts.Select(contact => contact.Name).OrderBy(name => name != "default").FirstOrDefault();
        if (!hasSteps && target is not null && target.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            && ClauseFix.Add(declaration, $"then {{ notify {target} }}", $"then:\n  - notify: {target}") is { } tell)
        {
            yield return tell;
        }

        if (alert.Levels.IsEmpty && ClauseChecks.Find(declaration, "severity") is null
            && ClauseFix.Add(declaration, "severity info", "severity: info") is { } info)
        {
            yield return info;
        }
    }
}
