using System.Collections.Immutable;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Linting;

/// <summary>Finds the expressions of a program; those of a playbook once, not at each call.</summary>
internal static class ExpressionCollector
{
    /// <summary>All of them: alerts, slos, tiles, playbooks, in the order of the files.</summary>
    public static IEnumerable<LintExpression> Of(BoundProgram program)
    {
        foreach (var alert in program.Alerts)
        {
            var nodes = Conditions(alert).Concat(Steps(alert.Steps)).Concat(Steps(alert.OnClear)).Concat(alert.Levels.SelectMany(level => Steps(level.Steps ?? [])));
            foreach (var node in nodes)
            {
                yield return new(node, alert, alert.By, alert.Without);
            }
        }

        foreach (var slo in program.Slos)
        {
            IEnumerable<BoundNode?> nodes = [slo.Objective.Ratio, slo.OnlyWhen, .. Steps(slo.Page), .. Steps(slo.Ticket)];
            foreach (var node in nodes.OfType<BoundNode>())
            {
                yield return new(node, slo, slo.By, []);
            }
        }

        foreach (var tile in program.Tiles)
        {
            IEnumerable<BoundNode?> nodes = [tile.Query, tile.Slo, tile.Colors?.Yellow?.Condition, tile.Colors?.Red?.Condition];
            foreach (var node in nodes.OfType<BoundNode>())
            {
                yield return new(node, tile, [], []);
            }
        }

        foreach (var playbook in program.Playbooks)
        {
            foreach (var node in Steps(playbook.Steps))
            {
                yield return new(node, playbook, [], []);
            }
        }
    }

    /// <summary>The conditions that decide an alert's states.</summary>
    public static IEnumerable<BoundCondition> Conditions(BoundAlert alert)
    {
        foreach (var held in alert.Levels.SelectMany(level => new[] { level.If, level.Clear }).Prepend(alert.Clear).Prepend(alert.If))
        {
            if (held is { IsWithoutCondition: false })
            {
                yield return held.Condition;
            }
        }

        if (alert.OnlyWhen is { } gate)
        {
            yield return gate;
        }
    }

    /// <summary>Whatever makes an alert fire: its condition, or those of its levels.</summary>
    public static IEnumerable<BoundHeld> Fires(BoundAlert alert) =>
        alert.If is { } only ? alert.Levels.Select(level => level.If).Prepend(only) : alert.Levels.Select(level => level.If);

    private static IEnumerable<BoundNode> Steps(ImmutableArray<BoundStep> steps) => LintPlaybook.Own(steps).SelectMany(step => step switch
    {
        BoundWaitUntilStep wait => [wait.Condition],
        BoundIfStep branch => [branch.Condition],
        _ => Enumerable.Empty<BoundNode>(),
    });
}
