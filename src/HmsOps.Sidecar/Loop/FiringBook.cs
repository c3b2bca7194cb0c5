using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;

namespace HmsOps.Sidecar.Loop;

/// <summary>Which alert instances fire, as the lines say: for pages that the engine can't decide any more.</summary>
internal sealed class FiringBook
{
    private readonly SortedDictionary<(string Alert, LabelSet Instance), FiringInstance> _firing;

    public FiringBook(DurableState restored)
    {
        _firing = [];
        foreach (var episode in restored.Episodes.Where(static episode => episode.EndedAt is null))
        {
            _firing[(episode.Alert, episode.Instance)] = new(episode.Alert, episode.Instance, episode.Id, episode.Reason);
        }
    }

    /// <summary>In order of alert, then of labels.</summary>
    public IEnumerable<FiringInstance> All => _firing.Values;

    /// <summary>Takes a line; the instance where it is one that now fires, else null.</summary>
    public FiringInstance? Take(AlertTransition transition)
    {
        var key = (transition.Alert, transition.Instance);
        switch (transition.State)
        {
            case AlertState.Firing:
                return _firing[key] = new(transition.Alert, transition.Instance, transition.Episode ?? 0, transition.Reason);
            case AlertState.NoDataOpen:
                return null;
            default:
                _firing.Remove(key);
                return null;
        }
    }
}

/// <summary>An alert instance that fires.</summary>
internal sealed record FiringInstance(string Alert, LabelSet Instance, long Episode, string Reason);
