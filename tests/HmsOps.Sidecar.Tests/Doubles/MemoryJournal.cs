using HmsOps.Engine.Durable;
using HmsOps.Sidecar.Journal;

namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>Keeps what was written, until it is told to fail as a full disk does.</summary>
internal sealed class MemoryJournal : IJournal
{
    public List<DurableRecord> Records { get; } = [];

    public long? LastTick { get; private set; }

    public bool Fails { get; set; }

    public DurableState State { get; init; } = DurableState.Empty;

    public DurableState Load() => State;

    public void Write(IReadOnlyList<DurableRecord> records, long lastTick)
    {
        if (Fails)
        {
            throw new JournalException("the journal can't be written: disk full");
        }

        LastTick = lastTick;
        lock (Records)
        {
            Records.AddRange(records);
        }
    }

    public void Dispose()
    {
    }
}
