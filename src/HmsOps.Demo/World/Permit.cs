namespace HmsOps.Demo.World;

/// <summary>An application that waits for a worker; its task says whether it was worked off.</summary>
internal sealed class Permit(long number)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Number { get; } = number;

    public Task<bool> Done => _done.Task;

    public void Finish(bool isOk) => _done.TrySetResult(isOk);
}
