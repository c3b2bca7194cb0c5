using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Engine.Tiles;

namespace HmsOps.Engine;

/// <summary>
/// The engine: a function of its input log. It does no I/O, has no clock and no thread; whoever feeds it carries out
/// the commands of its output and feeds the answers back. Not thread-safe.
/// </summary>
public sealed class OpsEngine
{
    private readonly EngineOptions _options;
    private readonly EngineOutput _output = new();
    private readonly IMetricStore _store;
    private readonly IPlaybooks _playbooks;
    private readonly AlertBoard _alerts;
    private readonly TileBoard _tiles;
    private int _problemsTold;

    /// <summary>An engine of a pack.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="options">Settings.</param>
    /// <param name="restored">What the journal gives back; where it has a last tick, the first input is the gap since then.</param>
    public OpsEngine(LoadedPack pack, EngineOptions options, DurableState restored)
        : this(
            pack.Plan, options, restored, new MetricStore(pack.Plan, pack.Shapes, options),
            output => new PlaybookRunner(pack.Plan, pack.Digest, options, restored, output))
    {
    }

    /// <summary>An engine over parts that are given: the stages behind it may be other than the built-in ones.</summary>
    internal OpsEngine(
        PackPlan plan, EngineOptions options, DurableState restored, IMetricStore store, Func<EngineOutput, IPlaybooks> playbooks)
    {
        _options = options;
        Plan = plan;
        _store = store;
        _playbooks = playbooks(_output);
        _alerts = new(plan, store, options, restored, _output, _playbooks);
        _tiles = new(plan, store, options, _output);
        LastTick = restored.LastTick;
    }

    /// <summary>The rules.</summary>
    internal PackPlan Plan { get; }

    /// <value>The last tick that was evaluated, or the end of the last gap; null before the first.</value>
    public long? LastTick { get; private set; }

    /// <value>Why the last approval that came in was not taken, or null where it was.</value>
    public string? ApprovalRefusal { get; private set; }

    /// <value>Steps that wait for someone's word, in order of run and step.</value>
    public IReadOnlyList<PendingApproval> Approvals => _playbooks.Approvals;

    /// <summary>What was taken, dropped and refused since the start.</summary>
    public StoreCounters Counters => _store.Counters;

    /// <value>The earliest time at which a tick may lead to anything though no sample comes; null where there is none. A replay may leave out the ticks before it.</value>
    public long? NextWork
    {
        get
        {
            var now = LastTick ?? 0;
            long?[] due = [_store.NextEdge, _alerts.NextTimer(now), _tiles.NextTimer(now), _playbooks.NextDeadline];
            return _playbooks.HasActiveRuns ? now + _options.Tick : due.Min();
        }
    }

    /// <summary>Takes the next entry of the input log; the output is the engine's own and is cleared by the next call.</summary>
    public EngineOutput Process(EngineInput input)
    {
        _output.Clear();
        switch (input)
        {
            case BatchInput batch:
                _store.Accept(batch);
                break;
            case TickInput tick:
                Tick(tick.Time);
                break;
            case GapInput gap:
                Gap(gap.From, gap.To);
                break;
            case StepResultInput result:
                _playbooks.Answered(result, LastTick ?? 0, _alerts);
                break;
            case ApprovalInput approval:
                ApprovalRefusal = _playbooks.Approved(approval, LastTick ?? 0, _alerts);
                break;
            case NoticeResultInput result:
                _playbooks.NoticeAnswered(result, LastTick ?? 0);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(input), input, "not an entry of the input log");
        }

        TellProblems();
        return _output;
    }

    /// <summary>Every alert instance as it stands, in order of alert, then of labels.</summary>
    public IReadOnlyList<AlertView> Alerts() => _alerts.Views();

    /// <summary>Every tile as it stands, in order of declaration.</summary>
    public IReadOnlyList<TileView> Tiles() => _tiles.Views();

    private void TellProblems()
    {
        for (var problems = _store.Problems; _problemsTold < problems.Count; _problemsTold++)
        {
            _output.AddProblem(problems[_problemsTold]);
        }
    }

    private void Tick(long time)
    {
        _store.Advance(time);
        _alerts.Tick(time);
        if (_playbooks.HasActiveRuns || _playbooks.NextDeadline <= time)
        {
            _playbooks.Tick(time, _alerts);
        }

        _tiles.Tick(time);
        LastTick = time;
    }

    private void Gap(long from, long to)
    {
        _store.Gap(from, to);
        _alerts.Gap(from, to);
        _tiles.Gap();
        LastTick = to;
    }
}
