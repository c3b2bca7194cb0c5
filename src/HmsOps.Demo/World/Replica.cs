namespace HmsOps.Demo.World;

/// <summary>One replica of the service: a few workers and a queue of bounded length. Guarded by its region's lock.</summary>
internal sealed class Replica(int workers, int queueLimit)
{
    private readonly Queue<Permit> _queue = [];

    /// <value>Being worked on.</value>
    public int Busy { get; private set; }

    public int Waiting => _queue.Count;

    public int Load => Busy + _queue.Count;

    public bool HasRoom => Busy < workers || _queue.Count < queueLimit;

    /// <summary>Takes a permit; true where a worker starts on it at once.</summary>
    public bool Take(Permit permit)
    {
        if (Busy < workers)
        {
            Busy++;
            return true;
        }

        _queue.Enqueue(permit);
        return false;
    }

    /// <summary>A worker is done: the permit that it goes on with, or null.</summary>
    public Permit? Next()
    {
        if (_queue.TryDequeue(out var permit))
        {
            return permit;
        }

        Busy--;
        return null;
    }

    public IEnumerable<Permit> TakeQueue()
    {
        Permit[] waiting = [.. _queue];
        _queue.Clear();
        return waiting;
    }
}
