using System.Collections.Concurrent;
using System.Threading.Channels;
using HmsOps.Engine;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Sidecar.Carrying;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Loop;

/// <summary>
/// The only one that touches the engine: puts batches, answers, ticks and gaps into one order, makes what they lead to
/// durable, and hands the commands on.
/// </summary>
internal sealed class EngineLoop : IAsyncDisposable
{
    private const int Capacity = 256;

    private readonly IEngineCore _engine;
    private readonly EngineClock _clock;
    private readonly TickSchedule _schedule;
    private readonly JournalGate _gate;
    private readonly CommandDispatcher _dispatcher;
    private readonly DirectPages _pages;
    private readonly ObserverRelay _relay;
    private readonly FiringBook _firing;
    private readonly ILogger _logger;
    private readonly DefinitionGate _definitions = new();
    private readonly Channel<ArrivedBatch> _batches = Channel.CreateBounded<ArrivedBatch>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly ConcurrentQueue<ArrivedAnswer> _answers = new();
    private readonly Signal _signal = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _timer;
    private Task _running = Task.CompletedTask;
    private bool _isStarted;
    private bool _isSetBack;

    public EngineLoop(LoopParts parts)
    {
        _engine = parts.Engine;
        _clock = parts.Clock;
        _schedule = parts.Schedule;
        _gate = parts.Gate;
        _dispatcher = parts.Dispatcher;
        _pages = parts.Pages;
        _relay = parts.Relay;
        _firing = parts.Firing;
        _logger = parts.Logger;
        _timer = parts.Time.CreateTimer(_ => _signal.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _dispatcher.Answered += Answer;
    }

    /// <summary>Ends when the loop does; faulted where the engine failed.</summary>
    public Task Completion => _running;

    /// <value>Ticks that ran late or were never run, since the start.</value>
    public long TicksLate { get; private set; }

    /// <summary>Starts, with the gap that a former process left.</summary>
    public void Start(GapInput? downtime)
    {
        _isStarted = true;
        _signal.Set();
        _running = Task.Run(() => RunAsync(downtime));
    }

    /// <summary>Hands a batch over; waits while too many are under way.</summary>
    public async ValueTask OfferAsync(ArrivedBatch batch, CancellationToken cancellation)
    {
        await _batches.Writer.WriteAsync(batch, cancellation).ConfigureAwait(false);
        _signal.Set();
    }

    /// <summary>Ends in order: what was begun in the world is waited for and recorded, nothing new is begun.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        _batches.Writer.TryComplete();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _dispatcher.CloseAsync(patience).ConfigureAwait(false);
        while (_running.IsCompletedSuccessfully && _answers.TryDequeue(out var answer))
        {
            if (answer.IsEffect)
            {
                Take(answer, isStopping: true);
            }
        }

        // A start that failed has watched nothing: the gap still reaches back to the last tick of the former process.
        if (_isStarted)
        {
            _gate.Close(_schedule.Last);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero).ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task RunAsync(GapInput? downtime)
    {
        try
        {
            if (downtime is not null)
            {
                Carry(_engine.Process(downtime), isStopping: false);
            }

            while (true)
            {
                await _signal.WaitAsync(_stopping.Token).ConfigureAwait(false);
                Turn();
                _timer.Change(_clock.ToReal(_schedule.Next - _clock.Now), Timeout.InfiniteTimeSpan);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            _logger.LogCritical(failure, "the engine failed; the sidecar stops");
            _batches.Writer.TryComplete(failure);
            throw new SidecarException($"the engine failed, which is a mistake in this program: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }
    }

    private void Turn()
    {
        WatchTheClock();
        while (!_stopping.IsCancellationRequested)
        {
            if (_answers.TryDequeue(out var answer))
            {
                Take(answer, isStopping: false);
            }
            else if (_batches.Reader.TryPeek(out var batch))
            {
                if (_schedule.Next < batch.Arrival)
                {
                    Tick();
                }
                else if (_batches.Reader.TryRead(out batch))
                {
                    Carry(_engine.Process(_definitions.Pass(batch.Batch)), isStopping: false);
                }
            }
            else if (_schedule.Next <= _clock.Now)
            {
                Tick();
            }
            else
            {
                break;
            }
        }
    }

    private void WatchTheClock()
    {
        var jumped = _clock.FollowWall();
        var now = _clock.Now;
        var end = _schedule.GapEnd(now);
        if ((jumped || _schedule.IsStalled(now)) && end > _schedule.Last)
        {
            var from = _schedule.Last;
            TicksLate += (end - from) / _schedule.Length;
            _logger.LogWarning(
                "{What}: nothing was watched for {Seconds} s of engine time", jumped ? "the wall clock jumped ahead" : "the process was held up",
                EngineTime.ToSeconds(end - from));
            _schedule.Done(end);
            Carry(_engine.Process(new GapInput(from, end)), isStopping: false);
        }

        var isSetBack = _clock.Offset < -2 * EngineTime.Second;
        if (isSetBack && !_isSetBack)
        {
            _logger.LogWarning(
                "the wall clock was set back by {Seconds} s: engine time goes on its own line", EngineTime.ToSeconds(-_clock.Offset));
        }

        _isSetBack = isSetBack;
    }

    private void Tick()
    {
        var tick = _schedule.Next;
        if (_clock.Now - tick > _schedule.Length)
        {
            TicksLate++;
        }

        _schedule.Done(tick);
        Carry(_engine.Process(new TickInput(tick)), isStopping: false);
        _relay.Tell(tick);
    }

    private void Take(ArrivedAnswer answer, bool isStopping)
    {
        Carry(_engine.Process(answer.Input), isStopping);
        if (answer is { Notice: { } notice, Input: NoticeResultInput result })
        {
            _relay.Tell(_schedule.Last, notice, result.Error);
        }
    }

    // Durable first, then told, then carried out: a crash in between repeats nothing that the journal does not know of.
    private void Carry(EngineOutput output, bool isStopping)
    {
        var died = _gate.Commit(output, _schedule.Last);
        foreach (var transition in output.Transitions)
        {
            if (_firing.Take(transition) is { } fires && _gate.IsDead && !died)
            {
                _pages.Page(fires);
            }
        }

        if (died)
        {
            foreach (var fires in _firing.All)
            {
                _pages.Page(fires);
            }
        }

        _relay.Tell(output);
        if (!isStopping)
        {
            foreach (var command in output.Commands)
            {
                _dispatcher.Dispatch(command, isDurable: !_gate.IsDead);
            }
        }
    }

    private void Answer(ArrivedAnswer answer)
    {
        _answers.Enqueue(answer);
        _signal.Set();
    }
}
