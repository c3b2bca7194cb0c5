using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4024.</summary>
internal static class UnusedContact
{
    public static LintRule Rule { get; } = new(
        "HMS4024",
        LintLevel.Warning,
        "a contact that nothing tells",
        "Who declared it expects to be told. Only the contact named `default` is told without being named.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        if (lint.Program.Contacts.IsEmpty || lint.IsLibrary)
        {
            yield break;
        }

        var named = new HashSet<string>(StringComparer.Ordinal) { "default" };
        foreach (var step in lint.Playbooks.SelectMany(playbook => StepWalk.All(playbook.Steps)))
        {
            named.UnionWith(step switch
            {
                BoundNotifyStep notify => [notify.Target],
                BoundApproveStep approve => [approve.Group],
                BoundCallStep call => call.Arguments.Select(argument => argument.Text),
                _ => [],
            });
        }

        named.UnionWith(lint.Program.Playbooks.SelectMany(playbook => playbook.Parameters).Select(parameter => parameter.Default?.Text ?? "default"));
        foreach (var contact in lint.Program.Contacts.Where(contact => !named.Contains(contact.Name)))
        {
            var fix = lint.Syntax.Declaration(contact) is { } declaration ? ClauseFix.Remove(declaration, $"contact `{contact.Name}`") : null;
            yield return PackLintDiagnostics.Unused("HMS4024", lint.NameOf(contact), "contact", contact.Name, "tells", fix);
        }
    }
}
