using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4023.</summary>
internal static class UnusedPlaybook
{
    public static LintRule Rule { get; } = new(
        "HMS4023",
        LintLevel.Warning,
        "a playbook that nothing calls",
        "It looks as if something were taken care of, and nothing is.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        if (lint.Program.Playbooks.IsEmpty || lint.IsLibrary)
        {
            return [];
        }

        var called = lint.Playbooks.SelectMany(playbook => StepWalk.All(playbook.Steps)).OfType<BoundCallStep>().Select(call => call.Playbook).ToHashSet(StringComparer.Ordinal);
        return lint.Program.Playbooks
            .Where(playbook => !called.Contains(playbook.Name))
            .Select(playbook => PackLintDiagnostics.Unused("HMS4023", lint.NameOf(playbook), "playbook", playbook.Name, "calls", Fix(lint, playbook)));
    }

    private static CodeFix? Fix(LintContext lint, BoundNode node) =>
        lint.Syntax.Declaration(node) is { } declaration ? ClauseFix.Remove(declaration, $"playbook `{declaration.Name.Text}`") : null;
}
