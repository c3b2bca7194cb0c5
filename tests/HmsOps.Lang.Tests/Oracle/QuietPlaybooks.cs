using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Lang.Tests.Oracle;

/// <summary>Does nothing about an alert.</summary>
internal sealed class QuietPlaybooks : IPlaybooks
{
    public bool HasActiveRuns => false;

    public long? NextDeadline => null;

    public void Fired(AlertPlan alert, EpisodeRecord episode, long time, string description)
    {
    }

    public void Cleared(AlertPlan alert, EpisodeRecord episode, long time)
    {
    }

    public void Tick(long time, IInstanceTruths truths)
    {
    }

    public void Answered(StepResultInput result, long time, IInstanceTruths truths)
    {
    }

    public void NoticeAnswered(NoticeResultInput result, long time)
    {
    }
}
