using System.Collections.Immutable;

namespace HmsOps.Engine.Plan;

/// <summary>Reads a playbook's steps as the program that they are.</summary>
internal static class StepProgram
{
    /// <summary>The place of what comes after a step that was not diverted.</summary>
    public static int After(this ImmutableArray<StepPlan> steps, int index) => steps[index].Next ?? index + 1;

    /// <summary>All places that may come directly after a step.</summary>
    public static IEnumerable<int> Successors(this ImmutableArray<StepPlan> steps, int index)
    {
        yield return steps.After(index);
        switch (steps[index])
        {
            case RunStepPlan { OnFailure: { } failed }:
                yield return failed;
                break;
            case CallEndPlan call:
                yield return call.OnFailure;
                break;
            case IfStepPlan choice:
                yield return choice.Else;
                yield return choice.After;
                break;
            case ParallelStepPlan parallel:
                foreach (var branch in parallel.Branches)
                {
                    yield return branch;
                }

                break;
        }
    }

    /// <summary>Every place that can be reached from one, without the end and without <paramref name="stop"/>.</summary>
    public static HashSet<int> Reach(this ImmutableArray<StepPlan> steps, int entry, int stop = -1)
    {
        var reached = new HashSet<int>();
        var pending = new Stack<int>([entry]);
        while (pending.TryPop(out var index))
        {
            if (index != stop && index < steps.Length && reached.Add(index))
            {
                foreach (var next in steps.Successors(index))
                {
                    pending.Push(next);
                }
            }
        }

        return reached;
    }

    /// <summary>True where every place lies in the program and none can come twice.</summary>
    public static bool IsSound(this ImmutableArray<StepPlan> steps)
    {
        for (var index = 0; index < steps.Length; index++)
        {
            if (steps.Successors(index).Any(next => next < 0 || next > steps.Length))
            {
                return false;
            }
        }

        var before = new int[steps.Length + 1];
        foreach (var next in Enumerable.Range(0, steps.Length).SelectMany(index => steps.Successors(index)))
        {
            before[next]++;
        }

        var ready = new Stack<int>(Enumerable.Range(0, steps.Length).Where(index => before[index] == 0));
        var seen = 0;
        while (ready.TryPop(out var index))
        {
            seen++;
            foreach (var next in steps.Successors(index))
            {
                if (--before[next] == 0 && next < steps.Length)
                {
                    ready.Push(next);
                }
            }
        }

        return seen == steps.Length;
    }
}
