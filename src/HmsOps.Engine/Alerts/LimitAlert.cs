using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>The alert that fires while another one has more instances than it may: those that were first go on, the others are not watched.</summary>
internal sealed class LimitAlert(AlertPlan plan, EpisodeSequence episodes, EngineOutput output)
{
    /// <value>What is put behind the alert's name.</value>
    public const string Suffix = ".limit";

    private EpisodeRecord? _episode;

    private string Name => plan.Name + Suffix;

    /// <summary>It as it stands, or null where it does not fire.</summary>
    public AlertView? View => _episode is null
        ? null
        : new(Name, Severity.Warning, LabelSet.Empty, AlertState.Firing, _episode.OpenedAt, _episode.Reason, _episode.Id);

    /// <summary>Takes up an open episode.</summary>
    public void Restore(EpisodeRecord episode) => _episode = episode;

    /// <summary>Takes whether an instance is left out, and why.</summary>
    public void Tick(long time, bool isReached, Func<string> reason)
    {
        if (isReached == _episode is not null)
        {
            return;
        }

        var episode = _episode is null
            ? new EpisodeRecord(episodes.Next(), Name, LabelSet.Empty, time, null, false, reason())
            : _episode with { EndedAt = time, KnownClear = true, Reason = "all instances are watched" };
        var state = isReached ? AlertState.Firing : AlertState.Inactive;
        _episode = isReached ? episode : null;
        output.Add(episode);
        output.Add(new TransitionRecord(time, Name, LabelSet.Empty, AlertText.Print(state), episode.Reason, episode.Id));
        output.Add(new AlertTransition(time, Name, LabelSet.Empty, state, episode.Reason, episode.Id));
    }
}
