namespace HmsOps.Sidecar.Ingest;

/// <summary>The sessions, by their clients' random names; those that were not seen for long are forgotten.</summary>
internal sealed class SessionTable(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, IngestSession> _sessions = [];

    /// <summary>The session of a name, and whether it was known; null where there are too many.</summary>
    public IngestSession? Open(Guid id, out bool isKnown)
    {
        lock (_gate)
        {
            if (_sessions.TryGetValue(id, out var session))
            {
                isKnown = true;
            }
            else
            {
                isKnown = false;
                Forget();
                if (_sessions.Count >= IngestLimits.Sessions)
                {
                    return null;
                }

                session = new IngestSession(id);
                _sessions.Add(id, session);
            }

            session.LastSeen = time.GetTimestamp();
            return session;
        }
    }

    /// <summary>A session's connection ended.</summary>
    public void Leave(IngestSession session)
    {
        lock (_gate)
        {
            session.LastSeen = time.GetTimestamp();
        }
    }

    private void Forget()
    {
        foreach (var (id, session) in _sessions.ToArray())
        {
            if (session.Turn.CurrentCount == 1 && time.GetElapsedTime(session.LastSeen) > IngestLimits.SessionMemory)
            {
                _sessions.Remove(id);
                session.Dispose();
            }
        }
    }
}
