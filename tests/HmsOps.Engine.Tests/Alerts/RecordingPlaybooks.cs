using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Tests.Alerts;

/// <summary>Writes down what the alerts tell it.</summary>
internal sealed class RecordingPlaybooks : IPlaybooks
{
    private readonly List<string> _lines = [];

    public bool HasActiveRuns { get; init; } = true;

    public long? NextDeadline => null;

    public InstanceTruth Truth { get; private set; }

    public void Fired(AlertPlan alert, EpisodeRecord episode, long time, string description) =>
        _lines.Add($"fired episode {episode.Id}");

    public void Cleared(AlertPlan alert, EpisodeRecord episode, long time) =>
        _lines.Add($"cleared episode {episode.Id}, {(episode.KnownClear ? "known" : "no proof")}");

    public void Tick(long time, IInstanceTruths truths) => Truth = truths.Of("a", LabelSet.Empty);

    public void Answered(StepResultInput result, long time, IInstanceTruths truths)
    {
    }

    public void NoticeAnswered(NoticeResultInput result, long time)
    {
    }

    public IReadOnlyList<string> Take()
    {
        string[] lines = [.. _lines];
        _lines.Clear();
        return lines;
    }
}
