using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Playbooks;

/// <summary>One line of work of a run: the run's own, or a branch of a <c>parallel</c>. It has at most one automated step in flight, and rests while its own branches work.</summary>
/// <param name="run">The run.</param>
/// <param name="branch">The branch as it began, or null for the run's own line.</param>
internal sealed class Strand(Run run, BranchRecord? branch)
{
    /// <summary>True for a branch of a <c>parallel</c>.</summary>
    public bool IsBranch => branch is not null;

    /// <summary>The <c>parallel</c> that it is a branch of, or null.</summary>
    public int? Parallel => branch?.Parallel;

    /// <summary>The branch's first step; 0 for the run's own line.</summary>
    public int Start => branch?.Start ?? 0;

    /// <summary>Where the line ends.</summary>
    public int End => branch is null ? run.Playbook.Length : run.JoinOf(branch.Parallel);

    /// <summary>The step that is in flight, waiting, or next.</summary>
    public int Next => branch is null ? run.Record.Next : Branch?.Next ?? End;

    /// <summary>The deadline of the wait or approval that has begun, or null.</summary>
    public long? WaitUntil => branch is null ? run.Record.WaitUntil : Branch?.WaitUntil;

    /// <summary>True for a branch that has reached its end.</summary>
    public bool IsOver => branch is not null && Next == End && InFlight is null;

    /// <summary>What decides, with a signal, the line's next move.</summary>
    public RunState State => branch is null || run.State != RunState.Running ? run.State
        : WaitUntil is null ? RunState.Running
        : run.Playbook[Next] is Plan.ApproveStepPlan ? RunState.Approval
        : RunState.Waiting;

    /// <summary>True where the line may begin its next step.</summary>
    public bool IsGoing => run.State is RunState.Running or RunState.Undoing && WaitUntil is null && !run.IsForked(Next) && (branch is null || Branch is not null);

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

    /// <summary>How many calls of the step in flight got no answer in this process.</summary>
    public int Lost { get; set; }

    /// <summary>Where the step in flight stands.</summary>
    public StepState StepState => InFlight is { } index ? run.Step(index)?.State ?? StepState.Planning : StepState.New;

    /// <summary>True where a call of the step in flight was opened, so that it must be brought to its end.</summary>
    public bool IsStepOpened => StepState is StepState.Sent or StepState.Retrying or StepState.Answered or StepState.Verifying;

    // Null once the branches have met: whoever goes through the lines may come by one that was there a moment ago.
    private BranchRecord? Branch => run.Record.Branches.FirstOrDefault(other => other.Start == branch?.Start && other.Parallel == branch.Parallel);

    /// <summary>Goes to a step that has not begun.</summary>
    public void GoTo(int next) => Stand(next, null);

    /// <summary>Stands in a wait or approval, up to a deadline.</summary>
    public void Stand(int next, long? until)
    {
        var record = run.Record;
        if (branch is not null)
        {
            if (Branch is { } mine)
            {
                run.Change(record with { Branches = record.Branches.Replace(mine, mine with { Next = next, WaitUntil = until }) });
            }

            return;
        }

        var state = record.State is not (RunState.Running or RunState.Waiting or RunState.Approval) ? record.State
            : until is null ? RunState.Running
            : run.Playbook[next] is Plan.ApproveStepPlan ? RunState.Approval
            : RunState.Waiting;
        run.Change(record with { State = state, Next = next, WaitUntil = until });
    }
}
