using System.Collections.Concurrent;
using HmsOps.Steps;

namespace HmsOps.Sidecar.Tests.Doubles;

internal sealed class RecordingNotifier(int failures = 0) : INotifier
{
    private int _failures = failures;

    public ConcurrentQueue<Notice> Sent { get; } = [];

    public string Name => "email";

    public Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        if (Interlocked.Decrement(ref _failures) >= 0)
        {
            throw new IOException("mailbox of hunter2 is full");
        }

        Sent.Enqueue(notice);
        return Task.CompletedTask;
    }
}
