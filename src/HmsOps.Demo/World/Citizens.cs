using System.Net;

namespace HmsOps.Demo.World;

/// <summary>People at their forms: each submits, waits for the answer, thinks, and submits again, so that load is bounded by how many there are.</summary>
internal sealed class Citizens(WorldOptions options) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Task> _tasks = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    private int _count;
    private int _started;
    private int _isClosed;
    private long _answered;
    private long _turnedAway;

    /// <summary>Says where to submit; once, before the first form.</summary>
    public Uri? Gateway
    {
        get => _http.BaseAddress;
        set => _http.BaseAddress = value;
    }

    /// <summary>Called with each answer: how long it took, and whether the form was taken.</summary>
    public Action<TimeSpan, bool>? Observed { get; set; }

    public long Answered => Interlocked.Read(ref _answered);

    public long TurnedAway => Interlocked.Read(ref _turnedAway);

    /// <value>How many there are; those that are too many leave after their form.</value>
    public int Count
    {
        get => Volatile.Read(ref _count);
        set
        {
            lock (_gate)
            {
                _count = Math.Clamp(value, 0, options.MaxCitizens);
                while (_started < _count)
                {
                    var citizen = _started++;
                    _tasks.Add(Task.Run(() => LiveAsync(citizen)));
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        Task[] tasks;
        lock (_gate)
        {
            tasks = [.. _tasks];
        }

        await Task.WhenAll(tasks).ConfigureAwait(false);
        _http.Dispose();
        _stop.Dispose();
    }

    /// <summary>Submits one form.</summary>
    public async Task<bool> SubmitAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "permits");
        using var response = await _http.SendAsync(request, _stop.Token).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.Created;
    }

    private async Task LiveAsync(int citizen)
    {
        try
        {
            // The golden ratio spreads any number of them evenly over the thinking time.
            await Task.Delay(options.Think * (citizen * 0.618033988749895 % 1), _stop.Token).ConfigureAwait(false);
            while (!_stop.IsCancellationRequested)
            {
                if (citizen < Count)
                {
                    await SubmitAndTellAsync().ConfigureAwait(false);
                }

                await Task.Delay(options.Think, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The end of the story.
        }
    }

    private async Task SubmitAndTellAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        var isOk = false;
        try
        {
            isOk = await SubmitAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !_stop.IsCancellationRequested)
        {
            // Counted as turned away.
        }

        Interlocked.Increment(ref isOk ? ref _answered : ref _turnedAway);
        Observed?.Invoke(TimeProvider.System.GetElapsedTime(started), isOk);
    }
}
