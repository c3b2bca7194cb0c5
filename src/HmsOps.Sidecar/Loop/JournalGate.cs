using HmsOps.Engine;
using HmsOps.Engine.Durable;
using HmsOps.Sidecar.Journal;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Loop;

/// <summary>Makes an output durable before its commands are carried out; after the first failed write nothing is durable any more.</summary>
internal sealed class JournalGate(IJournal journal, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(5);

    private long _written = time.GetTimestamp();

    /// <value>True after a write failed.</value>
    public bool IsDead { get; private set; }

    /// <summary>Writes what an input led to, or at least the tick where that is due; true where the journal died of it.</summary>
    public bool Commit(EngineOutput output, long lastTick)
    {
        var isDue = time.GetElapsedTime(_written) >= TickEvery;
        return !IsDead && (output.Durable.Count > 0 || isDue) && !Write(output.Durable, lastTick);
    }

    /// <summary>Writes the last tick of an orderly end.</summary>
    public void Close(long lastTick)
    {
        if (!IsDead)
        {
            Write([], lastTick);
        }
    }

    private bool Write(IReadOnlyList<DurableRecord> records, long lastTick)
    {
        try
        {
            journal.Write(records, lastTick);
            _written = time.GetTimestamp();
            return true;
        }
        catch (JournalException failure)
        {
            IsDead = true;
            logger.LogCritical(
                "{Failure}; nothing is durable from here on: no automated step is started, every firing alert with a playbook pages at once. "
                + "Free the disk or replace it, then start again.",
                failure.Message);
            return false;
        }
    }
}
