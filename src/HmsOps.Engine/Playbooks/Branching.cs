using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary><c>if</c>, the end of a <c>call</c>, and <c>parallel</c>: what only directs.</summary>
internal static class Branching
{
    public static void Choose(RunTurn turn, int index)
    {
        turn.Strand.Stand(index, turn.Time + IfStepPlan.Patience);
        LookAgain(turn);
    }

    /// <summary>Takes a branch as soon as the condition is known.</summary>
    public static void LookAgain(RunTurn turn)
    {
        var (strand, playbook) = (turn.Strand, turn.Run.Playbook);
        if (playbook[strand.Next] is IfStepPlan choice && turn.MayAct && turn.Holds(choice.Condition) is { IsUnknown: false } truth)
        {
            strand.GoTo(truth.IsTrue ? playbook.After(strand.Next) : choice.Else);
            RunProgress.Advance(turn);
        }
    }

    /// <summary>The condition stayed unknown: neither branch is taken.</summary>
    public static void SkipBoth(RunTurn turn)
    {
        var index = turn.Strand.Next;
        turn.Line(turn.Run.Playbook[index].Text, "skipped (unknown)");
        StepKinds.WriteLeaf(turn, index, StepState.Skipped, "unknown");
        turn.Strand.GoTo(((IfStepPlan)turn.Run.Playbook[index]).After);
        RunProgress.Advance(turn);
    }

    public static void EndCall(RunTurn turn, int index)
    {
        var end = (CallEndPlan)turn.Run.Playbook[index];
        if (FirstMark(turn, end.From, end.To) is { } failed)
        {
            RunProgress.SkipWaits(turn, index, $"step {failed + 1} failed");
            turn.Strand.GoTo(end.OnFailure);
        }
        else
        {
            turn.Strand.GoTo(turn.Run.Playbook.After(index));
        }
    }

    public static void Fork(RunTurn turn, int index)
    {
        var run = turn.Run;
        foreach (var branch in run.Fork(index, ((ParallelStepPlan)run.Playbook[index]).Branches))
        {
            RunProgress.Advance(turn.On(branch));
        }
    }

    /// <summary>A branch is through; once all are, the line that they come from goes on.</summary>
    public static void Join(RunTurn turn)
    {
        var (run, parallel) = (turn.Run, turn.Strand.Parallel ?? 0);
        var branches = run.Strands.Where(strand => strand.Parallel == parallel).ToList();
        if (!branches.TrueForAll(strand => strand.IsOver))
        {
            return;
        }

        var join = run.JoinOf(parallel);
        var reached = branches.SelectMany(strand => run.Playbook.Reach(strand.Start, join)).ToHashSet();
        var failed = run.Marks.FirstOrDefault(step => reached.Contains(step.Index));
        run.Join(parallel);
        var outer = turn.On(run.Strands.First(strand => strand.Next == parallel));
        outer.Strand.GoTo(failed is null ? join : RunProgress.SkipWaits(outer, parallel, $"step {failed.Index + 1} failed") ?? join);
        RunProgress.Advance(outer);
    }

    private static int? FirstMark(RunTurn turn, int from, int to) =>
        turn.Run.Marks.FirstOrDefault(step => step.Index >= from && step.Index < to)?.Index;
}
