using HmsOps.Engine;
using HmsOps.Engine.Durable;

namespace HmsOps.Sidecar;

/// <summary>Is told what happens, in order, by the engine's own thread: it must return quickly and not wait for the host.</summary>
public interface ISidecarObserver
{
    /// <summary>A tick was evaluated; after everything that it led to.</summary>
    void OnTick(long time)
    {
    }

    /// <summary>An alert instance changed its state.</summary>
    void OnTransition(AlertTransition transition)
    {
    }

    /// <summary>A step started or was cut off, or a page was decided.</summary>
    void OnStep(StepEvent step)
    {
    }

    /// <summary>State that outlives the process changed, and is in the journal: the clocks of an alert, a run, a step with its intent and outcome.</summary>
    void OnRecord(DurableRecord record)
    {
    }

    /// <summary>A tile's colour or value changed.</summary>
    void OnTile(TileChange tile)
    {
    }

    /// <summary>A notice left, or a try to send it failed.</summary>
    /// <param name="time">Engine time.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="error">Null where it was taken.</param>
    void OnNotice(long time, NoticeRecord notice, string? error)
    {
    }
}
