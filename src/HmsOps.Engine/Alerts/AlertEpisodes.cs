using HmsOps.Engine.Durable;
using HmsOps.Engine.Playbooks;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>Tells what the moves of an instance's rows come to: its transition, and the episode that opens or ends.</summary>
internal sealed class AlertEpisodes(
    AlertPlan plan, InstanceTable table, AlertReasons reasons, EpisodeSequence episodes, EngineOutput output, IPlaybooks playbooks)
{
    /// <summary>Is told which instances hold others back.</summary>
    public required OpenInstances Open { get; init; }

    /// <summary>Takes the state that an instance's rows make now.</summary>
    /// <param name="instance">The instance's place.</param>
    /// <param name="last">The place of the row that moved last.</param>
    /// <param name="time">The tick.</param>
    public void Conclude(int instance, int last, long time)
    {
        var state = table.Summarise(instance);
        var before = table.StateOf(instance);
        if (state == before && state == AlertState.Inactive)
        {
            return;
        }

        var labels = table.Instance(instance).Labels;
        var story = table.StoryOf(instance);
        var isPrinted = !string.Equals(AlertText.Print(state), AlertText.Print(before), StringComparison.Ordinal);
        var reason = reasons.Of(instance, state, last);
        var opened = state == AlertState.Firing && story.Episode is null;
        var ended = state is not (AlertState.Firing or AlertState.NoDataOpen) && story.Episode is not null;
        story.State = state;
        Open.Set(labels, state);
        if (opened)
        {
            story.Episode = new(episodes.Next(), plan.Name, labels, time, null, false, reason);
            output.Add(story.Episode);
        }

        var episode = ended ? Close(instance, story, last, time) : story.Episode;
        if (isPrinted)
        {
            story.StateSince = time;
            story.Reason = reason;
            output.Add(new TransitionRecord(time, plan.Name, labels, AlertText.Print(state), reason, episode?.Id));
            output.Add(new AlertTransition(time, plan.Name, labels, state, reason, episode?.Id));
        }

        if (opened && episode is not null)
        {
            playbooks.Fired(plan, episode, time, reasons.Describe(instance));
        }

        if (ended && episode is not null)
        {
            playbooks.Cleared(plan, episode, time);
        }
    }

    private EpisodeRecord? Close(int instance, InstanceStory story, int last, long time)
    {
        var ended = story.Episode is null ? null : story.Episode with
        {
            EndedAt = time,
            KnownClear = table.EndedByKnownClear(instance),
            Reason = reasons.Of(instance, AlertState.Inactive, last),
            IsUnscheduled = table.Row(last).Cause == RowCause.Unscheduled,
        };
        story.Episode = null;
        foreach (var place in table.RowsOf(instance))
        {
            ref var row = ref table.Row(place);
            if (row.CloseEpisode())
            {
                output.Add(table.RecordOf(place, plan, table.Instance(instance).Labels, table.LabelsOf(place)));
            }
        }

        if (ended is not null)
        {
            output.Add(ended);
        }

        return ended;
    }
}
