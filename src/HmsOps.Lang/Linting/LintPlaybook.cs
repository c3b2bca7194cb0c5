using System.Collections.Immutable;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Linting;

/// <summary>A block of steps that runs as a whole.</summary>
/// <param name="Owner">The alert, slo or playbook.</param>
/// <param name="Steps">The steps; calls are unfolded in them.</param>
/// <param name="IsUndo">True for <c>on clear</c>.</param>
internal sealed record LintPlaybook(BoundNode Owner, ImmutableArray<BoundStep> Steps, bool IsUndo = false)
{
    /// <summary>All of a program.</summary>
    public static IEnumerable<LintPlaybook> Of(BoundProgram program) =>
    [
        .. program.Alerts.SelectMany(Of),
        .. program.Slos.SelectMany(slo => new LintPlaybook[] { new(slo, slo.Page), new(slo, slo.Ticket) }),
        .. program.Playbooks.Select(playbook => new LintPlaybook(playbook, playbook.Steps)),
    ];

    /// <summary>All steps with those in blocks; calls are not followed.</summary>
    public static IEnumerable<BoundStep> Own(IEnumerable<BoundStep> steps) => steps.SelectMany(step => Own(Inner(step)).Prepend(step));

    private static IEnumerable<LintPlaybook> Of(BoundAlert alert)
    {
        yield return new(alert, alert.Steps);
        foreach (var level in alert.Levels)
        {
            yield return new(alert, level.Steps ?? []);
        }

        yield return new(alert, alert.OnClear, IsUndo: true);
    }

    private static IEnumerable<BoundStep> Inner(BoundStep step) => step switch
    {
        BoundRunStep run => run.Options.OnFailure,
        BoundCallStep call => call.Options.OnFailure,
        BoundIfStep branch => branch.Then.Concat(branch.Else),
        BoundParallelStep parallel => parallel.Branches,
        _ => [],
    };
}
