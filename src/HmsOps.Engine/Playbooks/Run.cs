using System.Collections.Immutable;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>A run of a playbook: its durable records, and what is in flight for it in this process.</summary>
internal sealed class Run
{
    private readonly StepRecord?[] _steps;
    private bool _changed;

    public Run(RunRecord record, AlertPlan alert, string description)
    {
        Record = record;
        Alert = alert;
        Description = description;
        _steps = new StepRecord?[alert.Steps.Length];
        Resources = [.. alert.Steps.OfType<RunStepPlan>().Select(step => step.Resource).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public RunRecord Record { get; private set; }

    public AlertPlan Alert { get; }

    public ImmutableArray<StepPlan> Playbook => Alert.Steps;

    /// <summary>All that its steps lock, sorted.</summary>
    public ImmutableArray<string> Resources { get; }

    public RunState State => Record.State;

    /// <summary>What was known of the alert last.</summary>
    public string Description { get; set; }

    public bool HasLocks { get; set; }

    /// <summary>The automated step that has begun and not ended, or null.</summary>
    public int? InFlight { get; set; }

    /// <summary>When planning of the step in flight began.</summary>
    public long PlanningSince { get; set; }

    /// <summary>The step that ended last.</summary>
    public int LastEnded { get; set; }

    public StepAsk Ask { get; set; }

    /// <summary>When the ask is given up.</summary>
    public long AskUntil { get; set; }

    /// <summary>When to ask again after an ask that failed, or null.</summary>
    public long? AskAgain { get; set; }

    /// <summary>What a page says when the step in flight has ended.</summary>
    public string PageReason { get; set; } = "";

    /// <summary>Targets that were told that the episode is over.</summary>
    public IReadOnlySet<string> ToldOfEnd { get; set; } = new HashSet<string>();

    /// <summary>How many steps carried a mark when they were told.</summary>
    public int MarksTold { get; set; }

    /// <summary>How many calls of the step in flight got no answer in this process.</summary>
    public int Lost { get; set; }

    /// <summary>First tick of this process at which nothing was known, or null.</summary>
    public long? UnknownSince { get; set; }

    /// <summary>The step records in order, steps that were not reached left out.</summary>
    public IEnumerable<StepRecord> Steps => _steps.OfType<StepRecord>();

    /// <summary>The steps that carry a mark.</summary>
    public IEnumerable<StepRecord> Marks => Steps.Where(step => IsMark(step.State));

    /// <summary>The place from 1 of the last step that was carried out: the k of "resolved after step k".</summary>
    public int Done => Steps.LastOrDefault(step => IsDone(step.State)) is { } last ? last.Index + 1 : 0;

    /// <summary>Where the step in flight stands.</summary>
    public StepState StepState => InFlight is { } index ? _steps[index]?.State ?? StepState.Planning : StepState.New;

    /// <summary>True where a call of the step in flight was opened, so that it must be brought to its end.</summary>
    public bool IsStepOpened => StepState is StepState.Sent or StepState.Answered or StepState.Verifying;

    /// <summary>True where a step of this state needs a human eye even if the alert recovers.</summary>
    public static bool IsMark(StepState state) =>
        state is StepState.Failed or StepState.Refused or StepState.TimedOut or StepState.Unknown;

    public StepRecord? Step(int index) => _steps[index];

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
}
