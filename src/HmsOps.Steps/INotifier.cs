namespace HmsOps.Steps;

/// <summary>Sends notices one way: by mail, to a log.</summary>
public interface INotifier
{
    /// <summary>The scheme by which addresses name it: <c>email</c>, <c>log</c>.</summary>
    string Name { get; }

    /// <summary>Sends a notice, at least once; the key makes a second copy recognisable.</summary>
    /// <exception cref="IOException">It was not taken; it is tried again.</exception>
    Task SendAsync(Notice notice, CancellationToken cancellation);
}

/// <summary>A message to people.</summary>
/// <param name="Key">Stable over retries and restarts.</param>
/// <param name="Address">Where to.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="IsUrgent">True for a page.</param>
/// <param name="QueuedAt">When it was decided, by the wall clock.</param>
public sealed record Notice(string Key, string Address, string Subject, string Body, bool IsUrgent, DateTimeOffset QueuedAt);
