using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4025.</summary>
internal static class UnusedSchedule
{
    public static LintRule Rule { get; } = new(
        "HMS4025",
        LintLevel.Warning,
        "a schedule that nothing goes by",
        "An alert that was to keep its hours fires at all hours: `during` is missing, or names another schedule.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        if (lint.Program.Schedules.IsEmpty || lint.IsLibrary)
        {
            yield break;
        }

        var program = lint.Program;
        var used = program.Alerts.Select(alert => alert.Meta)
            .Concat(program.Slos.Select(slo => slo.Meta))
            .Concat(program.Probes.Select(probe => probe.Meta))
            .Concat(program.Synthetics.Select(synthetic => synthetic.Meta))
            .Select(meta => meta.During?.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var schedule in program.Schedules.Where(schedule => !used.Contains(schedule.Name)))
        {
            var fix = lint.Syntax.Declaration(schedule) is { } declaration ? ClauseFix.Remove(declaration, $"schedule `{schedule.Name}`") : null;
            yield return PackLintDiagnostics.Unused("HMS4025", lint.NameOf(schedule), "schedule", schedule.Name, "goes by", fix);
        }
    }
}
