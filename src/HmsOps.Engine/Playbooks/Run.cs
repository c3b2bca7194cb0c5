using System.Collections.Immutable;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>A run of a playbook: its durable records, and what is in flight for it in this process.</summary>
internal sealed class Run
{
    private readonly StepRecord?[] _steps;
    private readonly HashSet<int> _undo;
    private readonly ImmutableArray<string> _resources;
    private readonly ImmutableArray<string> _undoResources;
    private readonly List<Strand> _strands;
    private bool _changed;

    public Run(RunRecord record, AlertPlan alert, string description)
    {
        Record = record;
        Alert = alert;
        Description = description;
        Playbook = StepText.Expand(alert.Steps, record.Instance);
        _steps = new StepRecord?[alert.Steps.Length];
        Main = new(this, null);
        _strands = [Main, .. record.Branches.Select(branch => new Strand(this, branch))];
        _undo = alert.UndoEntry is { } undo ? Playbook.Reach(undo) : [];
        _resources = ResourcesOf(index => !_undo.Contains(index));
        _undoResources = ResourcesOf(_undo.Contains);
    }

    public RunRecord Record { get; private set; }

    public AlertPlan Alert { get; }

    /// <summary>The alert's steps, with the instance's labels filled in.</summary>
    public ImmutableArray<StepPlan> Playbook { get; }

    /// <summary>All that its steps lock, sorted: those of the playbook, or once it is undone those of <c>on clear</c>.</summary>
    public ImmutableArray<string> Resources => Record.IsUndo ? _undoResources : _resources;

    public RunState State => Record.State;

    /// <summary>What was known of the alert last.</summary>
    public string Description { get; set; }

    public bool HasLocks { get; set; }

    /// <summary>The run's own line of work.</summary>
    public Strand Main { get; }

    /// <summary>All lines of work: the run's own, and the branches of each <c>parallel</c> that is under way.</summary>
    public IReadOnlyList<Strand> Strands => _strands;

    /// <summary>True where an automated step of any line is in flight.</summary>
    public bool IsInFlight => Strands.Any(strand => strand.InFlight is not null);

    /// <summary>What a page says when the step in flight has ended.</summary>
    public string PageReason { get; set; } = "";

    /// <summary>True where it stops because the alert's hours are over: nobody is paged for that.</summary>
    public bool IsUnscheduled { get; set; }

    /// <summary>Targets that were told that the episode is over.</summary>
    public IReadOnlySet<string> ToldOfEnd { get; set; } = new HashSet<string>();

    /// <summary>How many steps carried a mark when they were told.</summary>
    public int MarksTold { get; set; }

    /// <summary>First tick of this process at which nothing was known, or null.</summary>
    public long? UnknownSince { get; set; }

    /// <summary>The step records in order, steps that were not reached left out.</summary>
    public IEnumerable<StepRecord> Steps => _steps.OfType<StepRecord>();

    /// <summary>The steps that carry a mark.</summary>
    public IEnumerable<StepRecord> Marks => Steps.Where(step => IsMark(step.State) && IsOfUndo(step.Index) == Record.IsUndo);

    /// <summary>The place from 1 of the last step that was carried out: the k of "resolved after step k".</summary>
    public int Done => Steps.LastOrDefault(step => IsDone(step.State)) is { } last ? last.Index + 1 : 0;

    /// <summary>True where a step of this state needs a human eye even if the alert recovers.</summary>
    public static bool IsMark(StepState state) =>
        state is StepState.Failed or StepState.Refused or StepState.TimedOut or StepState.Unknown;

    public StepRecord? Step(int index) => _steps[index];

    /// <summary>True for a step of <c>on clear</c>.</summary>
    public bool IsOfUndo(int index) => _undo.Contains(index);

    /// <summary>Where the branches of a <c>parallel</c> meet.</summary>
    public int JoinOf(int parallel) => Playbook.After(parallel);

    /// <summary>True while the branches of a <c>parallel</c> are under way.</summary>
    public bool IsForked(int parallel) => Record.Branches.Any(branch => branch.Parallel == parallel);

    /// <summary>Begins the branches of a <c>parallel</c>.</summary>
    public IReadOnlyList<Strand> Fork(int parallel, IEnumerable<int> starts)
    {
        BranchRecord[] branches = [.. starts.Select(start => new BranchRecord(parallel, start, start, null))];
        Change(Record with { Branches = Record.Branches.AddRange(branches) });
        Strand[] strands = [.. branches.Select(branch => new Strand(this, branch))];
        _strands.AddRange(strands);
        return strands;
    }

    /// <summary>Ends the branches of a <c>parallel</c>.</summary>
    public void Join(int parallel)
    {
        _strands.RemoveAll(strand => strand.Parallel == parallel);
        Change(Record with { Branches = Record.Branches.RemoveAll(branch => branch.Parallel == parallel) });
    }

    /// <summary>Changes the run; it is written once, at the end of the input.</summary>
    public void Change(RunRecord record)
    {
        Record = record;
        _changed = true;
    }

    /// <summary>Takes a step back from the journal.</summary>
    public void Restore(StepRecord step)
    {
        if (step.Index < _steps.Length)
        {
            _steps[step.Index] = step;
        }
    }

    /// <summary>Changes a step and writes it.</summary>
    public void Write(StepRecord step, EngineOutput output)
    {
        _steps[step.Index] = step;
        output.Add(step);
    }

    /// <summary>Writes the run where it has changed.</summary>
    public void Flush(EngineOutput output)
    {
        if (_changed)
        {
            output.Add(Record);
            _changed = false;
        }
    }

    private static bool IsDone(StepState state) =>
        IsMark(state) || state is StepState.Success or StepState.Inconclusive or StepState.Observed or StepState.Answered or StepState.Verifying;

    private ImmutableArray<string> ResourcesOf(Func<int, bool> takes) =>
    [
        .. Playbook.Index().Where(step => takes(step.Index)).Select(step => step.Item).OfType<RunStepPlan>()
            .Select(step => step.Resource).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
