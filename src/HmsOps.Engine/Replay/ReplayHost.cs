using HmsOps.Engine.Input;

namespace HmsOps.Engine.Replay;

/// <summary>Drives an engine on virtual time: feeds samples, runs the ticks that are due before them, and answers its commands.</summary>
internal sealed class ReplayHost
{
    private readonly OpsEngine _engine;
    private readonly SeriesBook _series;
    private readonly IReplayWorld _world;
    private readonly Action<EngineOutput> _observe;
    private readonly LineOrder _lines;
    private readonly long _tick;
    private readonly Queue<EngineCommand> _commands = [];
    private readonly PriorityQueue<EngineInput, (long Due, long Order)> _answers = new();
    private Sample[] _samples = new Sample[1024];
    private int _count;
    private long _order;
    private long? _next;

    /// <summary>A host of an engine.</summary>
    /// <param name="engine">The engine, fresh.</param>
    /// <param name="series">The series that are fed.</param>
    /// <param name="options">The engine's.</param>
    /// <param name="world">Answers the engine's commands.</param>
    /// <param name="line">Takes the lines, in order.</param>
    /// <param name="observe">Sees every output before it is cleared.</param>
    public ReplayHost(
        OpsEngine engine, SeriesBook series, EngineOptions options, IReplayWorld world, Action<ReplayLine> line, Action<EngineOutput> observe)
    {
        _engine = engine;
        _series = series;
        _world = world;
        _observe = observe;
        _lines = new(engine.Plan, line);
        _tick = options.Tick;
    }

    /// <value>The last tick that ran, or null.</value>
    public long? LastTick { get; private set; }

    /// <value>How many ticks were evaluated; those that could change nothing are left out.</value>
    public long Ticks { get; private set; }

    /// <value>True: no tick is left out; it must make no difference but in time.</value>
    public bool EveryTick { get; init; }

    /// <summary>Sets the first tick; without it the first sample's arrival does.</summary>
    public void Start(long firstTick) => _next = firstTick;

    /// <summary>Takes a sample that arrives at a time: the ticks before it run first.</summary>
    public void Feed(Sample sample, long arrival)
    {
        _next ??= EngineTime.Ceiling(sample.Time, _tick);
        RunTo(EngineTime.Ceiling(arrival, _tick) - _tick);
        if (_count == _samples.Length)
        {
            Array.Resize(ref _samples, 2 * _count);
        }

        _samples[_count++] = sample;
    }

    /// <summary>Runs all ticks up to and with <paramref name="last"/> but those at which nothing can happen; the last one always runs.</summary>
    public void RunTo(long last)
    {
        while (_next is { } next && next <= last)
        {
            Tick(next);
            var due = _engine.NextWork ?? long.MaxValue;
            due = Math.Min(due, _world.NextApproval(next) ?? long.MaxValue);
            due = _answers.TryPeek(out _, out var answer) ? Math.Min(due, answer.Due) : due;
            _next = EveryTick || next >= last ? next + _tick
                : due >= last ? last
                : Math.Max(EngineTime.Ceiling(due, _tick), next + _tick);
        }
    }

    private void Tick(long time)
    {
        if (_count > 0)
        {
            Process(new BatchInput(_series.TakeFresh(), _samples.AsMemory(0, _count)));
            _count = 0;
        }

        Process(new TickInput(time));
        LastTick = time;
        Ticks++;
        AnswerDue(time);
        _lines.Flush();
    }

    private void AnswerDue(long time)
    {
        do
        {
            Ask(time);
            while (_answers.TryPeek(out var answer, out var at) && at.Due <= time)
            {
                _answers.Dequeue();
                Process(answer);
                Ask(time);
            }
        }
        while (Approve(time));
    }

    private bool Approve(long time)
    {
        if (_engine.Approvals.FirstOrDefault(pending => _world.Approves(pending, time)) is not { } approval)
        {
            return false;
        }

        Process(new ApprovalInput(approval.Run, approval.Step, approval.Digest, approval.Group, IsYes: true));
        return true;
    }

    private void Ask(long time)
    {
        while (_commands.TryDequeue(out var command))
        {
            if (command is SendNoticeCommand send)
            {
                _answers.Enqueue(new NoticeResultInput(send.Notice.Id, null), (time, _order++));
            }
            else if (command is StepCommand step)
            {
                var (answer, takes) = _world.Answer(step);
                var attempt = step is ApplyStepCommand apply ? apply.Try : 0;
                _answers.Enqueue(new StepResultInput(step.Run, step.Step, answer, attempt), (time + takes, _order++));
            }
        }
    }

    private void Process(EngineInput input)
    {
        var output = _engine.Process(input);
        _lines.Add(output);
        _observe(output);
        foreach (var command in output.Commands)
        {
            _commands.Enqueue(command);
        }
    }
}
