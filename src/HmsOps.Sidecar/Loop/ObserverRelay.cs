using HmsOps.Engine;
using HmsOps.Engine.Durable;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Loop;

/// <summary>Tells the observer what an input led to, and the log what needs a look; an observer that fails is left alone from then on.</summary>
internal sealed class ObserverRelay(ISidecarObserver? observer, ILogger logger)
{
    private ISidecarObserver? _observer = observer;

    public void Tell(EngineOutput output)
    {
        foreach (var transition in output.Transitions)
        {
            Tell(transition, static (observer, line) => observer.OnTransition(line));
        }

        foreach (var step in output.Steps)
        {
            Tell(step, static (observer, line) => observer.OnStep(line));
        }

        foreach (var problem in output.Problems)
        {
            logger.LogWarning("{Problem}", problem);
        }

        foreach (var record in output.Durable)
        {
            Tell(record, static (observer, state) => observer.OnRecord(state));
        }

        foreach (var tile in output.Tiles)
        {
            Tell(tile, static (observer, change) => observer.OnTile(change));
        }
    }

    public void Tell(long tick) => Tell(tick, static (observer, time) => observer.OnTick(time));

    public void Tell(long time, NoticeRecord notice, string? error) =>
        Tell((time, notice, error), static (observer, sent) => observer.OnNotice(sent.time, sent.notice, sent.error));

    private void Tell<T>(T line, Action<ISidecarObserver, T> tell)
    {
        if (_observer is not { } target)
        {
            return;
        }

        try
        {
            tell(target, line);
        }
        catch (Exception failure)
        {
            _observer = null;
            logger.LogError(failure, "the observer failed and is told nothing any more");
        }
    }
}
