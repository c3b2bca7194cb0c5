using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>Someone to tell.</summary>
/// <param name="Name">As the author wrote it; <c>default</c> for the default contact.</param>
/// <param name="Channels">All the ways on which it is told.</param>
internal sealed record NoticeTarget(string Name, ImmutableArray<NoticeChannel> Channels)
{
    /// <summary>Who is paged for a playbook: whom it notifies, else the default contact, else nobody.</summary>
    public static ImmutableArray<NoticeTarget> Of(PackPlan plan, ImmutableArray<StepPlan> playbook)
    {
        var named = playbook.OfType<NotifyStepPlan>()
            .DistinctBy(step => step.Target, StringComparer.Ordinal)
            .Select(step => new NoticeTarget(step.Target, step.Channels))
            .ToImmutableArray();
        return !named.IsEmpty || plan.DefaultContact.IsEmpty ? named : [new("default", plan.DefaultContact)];
    }
}
