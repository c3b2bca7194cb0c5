using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Playbooks;

/// <summary>A notice that has not left.</summary>
internal sealed class OutboxRow(NoticeRecord record, long dueAt)
{
    public NoticeRecord Record { get; set; } = record;

    /// <summary>When it is to be tried.</summary>
    public long DueAt { get; set; } = dueAt;

    /// <summary>True while a notifier has it.</summary>
    public bool IsInFlight { get; set; }
}
