using HmsOps.Engine.Durable;

namespace HmsOps.Sidecar.Journal;

/// <summary>Where the engine's durable records go. What <see cref="Write"/> returned from is on the disk.</summary>
internal interface IJournal : IDisposable
{
    /// <summary>What a former process left.</summary>
    /// <exception cref="SidecarException">The journal can't be understood.</exception>
    DurableState Load();

    /// <summary>Writes all records and the last tick in one transaction.</summary>
    /// <exception cref="JournalException">Nothing is durable any more: the journal is dead and stays so.</exception>
    void Write(IReadOnlyList<DurableRecord> records, long lastTick);
}
