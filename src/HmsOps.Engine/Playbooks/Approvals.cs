using System.Security.Cryptography;
using System.Text;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary><c>approve</c>: plans the next automated step, shows what it would do, and waits for someone's word.</summary>
internal static class Approvals
{
    public static void Begin(RunTurn turn, int index)
    {
        var approve = (ApproveStepPlan)turn.Run.Playbook[index];
        turn.Line(approve.Text, "planned");
        if (turn.Kit.Options.Observe)
        {
            StepKinds.WriteLeaf(turn, index, StepState.Observed, "");
            turn.Strand.GoTo(turn.Run.Playbook.After(index));
            return;
        }

        turn.Strand.Stand(index, turn.Time + approve.Within);
        Plan(turn);
    }

    /// <summary>Plans what is to be approved, where this process has not, or could not.</summary>
    public static void Look(RunTurn turn)
    {
        var strand = turn.Strand;
        if (turn.Run.Step(strand.Next) is null && (strand.Ask == StepAsk.None || strand.AskAgain <= turn.Time))
        {
            Plan(turn);
        }
    }

    /// <summary>The next step was planned; its intent becomes durable before anybody is asked.</summary>
    public static void Planned(RunTurn turn)
    {
        switch (turn.Answer)
        {
            case PlannedAnswer planned when turn.Run.Step(turn.Strand.Next) is null:
                AskFor(turn, planned.Intent);
                break;
            case AlreadySoAnswer or RefusedAnswer:
                End(turn, StepState.Success, "nothing to approve");
                break;
            case FailedAnswer:
                turn.Strand.AskAgain = turn.Time + turn.Kit.Options.Tick;
                break;
        }
    }

    /// <summary>Takes someone's word, once, and only for exactly what was shown.</summary>
    /// <returns>Why it is not taken, or null.</returns>
    public static string? Answer(RunTurn turn, ApprovalInput input)
    {
        if (turn.Run.Step(input.Step) is not { State: StepState.Recorded } record || turn.Strand.Next != input.Step || turn.Strand.WaitUntil is null)
        {
            return "nobody is asked for this any more";
        }

        if (!string.Equals(DigestOf(record.Intent), input.Digest, StringComparison.Ordinal))
        {
            return "what is to be approved is not what was shown";
        }

        if (input.IsYes)
        {
            End(turn, StepState.Success, $"approved by {input.Actor}");
        }
        else
        {
            StepKinds.WriteLeaf(turn, input.Step, StepState.Skipped, $"rejected by {input.Actor}");
            turn.Strand.GoTo(turn.Run.Playbook.After(input.Step));
            RunEndings.RefuseApproval(turn, $"{input.Actor} did not approve the next step, so nothing more is done", isNo: true);
        }

        return null;
    }

    public static void TimeOut(RunTurn turn)
    {
        var index = turn.Strand.Next;
        StepKinds.WriteLeaf(turn, index, StepState.TimedOut, "no answer in time");
        turn.Strand.GoTo(turn.Run.Playbook.After(index));
        RunEndings.RefuseApproval(turn, "nobody approved the next step in time, so nothing more was done", isNo: false);
    }

    /// <summary>True where a step was approved with another intent than this one.</summary>
    public static bool IsAnother(Run run, int index, StepIntent intent) => run.Steps.Any(step =>
        run.Playbook[step.Index] is ApproveStepPlan && step is { Intent: { } shown, State: StepState.Success }
        && NextRun(run, step.Index) == index && !string.Equals(DigestOf(shown), DigestOf(intent), StringComparison.Ordinal));

    /// <summary>By what an approval is known: it is void where anything of the intent differs.</summary>
    public static string DigestOf(StepIntent? intent) => intent is null ? "none" : Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', intent.Summary, intent.Target, intent.Data, intent.Before))))[..16];

    private static void Plan(RunTurn turn)
    {
        var (run, strand) = (turn.Run, turn.Strand);
        (strand.Ask, strand.AskAgain) = (StepAsk.Plan, null);
        if (NextRun(run, strand.Next) is { } next)
        {
            turn.Kit.Output.Add(new PlanStepCommand(run.Record.Id, strand.Next, (RunStepPlan)run.Playbook[next], run.Record.Alert, run.Record.Instance));
        }
        else
        {
            AskFor(turn, null);
        }
    }

    private static void AskFor(RunTurn turn, StepIntent? intent)
    {
        var (run, index) = (turn.Run, turn.Strand.Next);
        var approve = (ApproveStepPlan)run.Playbook[index];
        run.Write(
            new StepRecord(run.Record.Id, index, approve.Text, StepState.Recorded, 0, intent, "", turn.Time, null, null, null), turn.Kit.Output);
        Notices.AskApproval(turn, approve, index, intent, turn.Strand.WaitUntil ?? turn.Time);
    }

    private static void End(RunTurn turn, StepState state, string detail)
    {
        turn.Strand.Ask = StepAsk.None;
        Waits.Leave(turn, state, detail);
    }

    // Only what comes in any case can be shown: not what a condition decides.
    private static int? NextRun(Run run, int index)
    {
        for (var next = run.Playbook.After(index); next < run.Playbook.Length; next = run.Playbook.After(next))
        {
            if (run.Playbook[next] is RunStepPlan)
            {
                return next;
            }

            if (!run.Playbook[next].IsLeaf || run.Playbook[next] is ApproveStepPlan)
            {
                return null;
            }
        }

        return null;
    }
}
