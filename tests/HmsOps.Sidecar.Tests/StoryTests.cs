using System.Collections.Concurrent;
using System.Net;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;
using HmsOps.Ingest.V1;
using HmsOps.Sidecar.Tests.Doubles;
using HmsOps.Steps;
using HmsOps.Steps.Notifiers;
using EngineBounds = HmsOps.Engine.Input.MetricBounds;

namespace HmsOps.Sidecar.Tests;

/// <summary>The whole way: samples over gRPC, the engine, the journal on disk, an executor, real mail.</summary>
public sealed class StoryTests : IDisposable
{
    private const double Speed = 20;

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryTarget _target = new();
    private readonly Told _told = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_slow_service_is_scaled_and_someone_is_told_when_it_is_over()
    {
        await using var mail = new SmtpDouble(refusals: 1);
        await using var host = new SidecarHost(Options(mail.Port));
        await host.StartAsync();
        using var service = new Service(host.Endpoint);
        await service.BeginAsync();

        await service.SendUntilAsync(0.9, () => _target.Replicas == 6, "the service was scaled");
        await service.SendUntilAsync(0.9, () => mail.Mails.Count == 1, "on call was told");
        await service.SendUntilAsync(0.1, () => mail.Mails.Count == 2, "on call was told that it is over");

        Assert.Equal([AlertState.Pending, AlertState.Firing, AlertState.Inactive], _told.States);
        // On a busy machine a tick may come without a sample: then the target is looked at once more before it is touched.
        Assert.Equal(["plan", "check", "apply", "verify"], _target.Calls.Distinct());
        Assert.Single(_target.Calls, "plan");
        Assert.Single(_target.Calls, "apply");
        Assert.Equal(["run scale --service permit-svc --factor 2", "notify oncall@treasury.gov"], _told.Steps);
        Assert.Contains("slow", mail.Mails[0], StringComparison.Ordinal);
        Assert.Contains(_told.Notices, notice => notice.Error is not null);
        var fired = _told.Transitions.Single(transition => transition.State == AlertState.Firing);
        var pending = _told.Transitions.Single(transition => transition.State == AlertState.Pending);
        Assert.InRange(fired.Time - pending.Time, 10 * EngineTime.Second, 30 * EngineTime.Second);
    }

    [Fact]
    public async Task A_restart_in_the_middle_goes_on_where_it_was()
    {
        await using var mail = new SmtpDouble();
        await using (var host = new SidecarHost(Options(mail.Port, new WaitStepPlan("wait 30s", 30 * EngineTime.Second))))
        {
            await host.StartAsync();
            using var service = new Service(host.Endpoint);
            await service.BeginAsync();
            await service.SendUntilAsync(0.9, () => _target.Calls.Contains("verify"), "the service was scaled");
        }

        var firstLine = _told.Transitions.Count;
        await using (var host = new SidecarHost(Options(mail.Port, new WaitStepPlan("wait 30s", 30 * EngineTime.Second))))
        {
            await host.StartAsync();
            using var service = new Service(host.Endpoint);
            await service.BeginAsync();
            await service.SendUntilAsync(0.9, () => mail.Mails.Count == 1, "on call was told");
        }

        // It still fires: no second episode, no second run, no second scaling.
        Assert.Equal(firstLine, _told.Transitions.Count);
        Assert.Equal(6, _target.Replicas);
        Assert.Single(_target.Calls, "plan");
        Assert.Single(_target.Calls, "apply");
    }

    private SidecarOptions Options(int port, StepPlan? between = null) => new()
    {
        Pack = between is null ? Plans.Rule(Plans.Scale, Plans.Notify) : Plans.Rule(Plans.Scale, between, Plans.Notify),
        StateFolder = _folder.Path,
        Listen = new IPEndPoint(IPAddress.Loopback, 0),
        Executors = new Dictionary<string, IStepExecutor> { ["scale"] = _target },
        Notifiers = [new EmailNotifier(new EmailSettings("127.0.0.1", port, TlsMode.Off, "ops@treasury.gov"))],
        Speed = Speed,
        Observer = _told,
    };

    private sealed class Service(IPEndPoint? endpoint) : IDisposable
    {
        private readonly IngestClient _client = new(endpoint ?? throw new InvalidOperationException("not started"), Guid.NewGuid());
        private ulong _number;

        public async Task BeginAsync()
        {
            await _client.HelloAsync();
            Assert.Empty(await _client.TryAsync(new Batch { Number = ++_number, Definitions = { IngestClient.Latency() } }));
        }

        public async Task SendUntilAsync(double seconds, Func<bool> condition, string what)
        {
            var deadline = Environment.TickCount64 + 40_000;
            while (!condition())
            {
                Assert.True(Environment.TickCount64 < deadline, $"waited in vain until {what}");
                var pane = new PaneCounts
                {
                    Series = 0, End = 0, BoundsHash = EngineBounds.Hash([0.5]), Buckets = { seconds <= 0.5 ? 20UL : 0, seconds <= 0.5 ? 0 : 20UL },
                };
                Assert.Empty(await _client.TryAsync(new Batch { Number = ++_number, SentAt = 1, Counts = { pane } }));
                await Task.Delay(20);
            }
        }

        public void Dispose() => _client.Dispose();
    }

    private sealed class Told : ISidecarObserver
    {
        public ConcurrentQueue<AlertTransition> Transitions { get; } = [];

        public ConcurrentQueue<string> StepLines { get; } = [];

        public ConcurrentQueue<(NoticeRecord Notice, string? Error)> Notices { get; } = [];

        public IEnumerable<AlertState> States => Transitions.Select(transition => transition.State);

        public IEnumerable<string> Steps => StepLines;

        public void OnTransition(AlertTransition transition) => Transitions.Enqueue(transition);

        public void OnStep(StepEvent step)
        {
            if (step.Outcome == "planned")
            {
                StepLines.Enqueue(step.Step);
            }
        }

        public void OnNotice(long time, NoticeRecord notice, string? error) => Notices.Enqueue((notice, error));
    }
}
