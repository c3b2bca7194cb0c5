namespace HmsOps.Sidecar.Journal;

/// <summary>A write did not reach the disk; the journal takes nothing any more, since what it then holds is not known.</summary>
internal sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
