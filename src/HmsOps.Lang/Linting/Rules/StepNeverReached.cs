using HmsOps.Engine;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4019.</summary>
internal static class StepNeverReached
{
    private const long RunMaximum = EngineTime.Hour;

    public static LintRule Rule { get; } = new(
        "HMS4019",
        LintLevel.Warning,
        "a page that is never reached",
        "A run ends after one hour, and a branch whose condition is false never begins: what stands behind is read as a promise and never kept.",
        lint => lint.Playbooks.SelectMany(playbook => Look(playbook.Steps)));

    private static List<Diagnostic> Look(IReadOnlyList<BoundStep> steps)
    {
        var found = new List<Diagnostic>();
        Walk(steps, 0, found);
        return found;
    }

    // How long a run has taken at least; null once it has ended.
    private static long? Walk(IReadOnlyList<BoundStep> steps, long elapsed, List<Diagnostic> found)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (After(steps[i], elapsed, found) is not { } next)
            {
                return null;
            }

            if (next >= RunMaximum)
            {
                if (i + 1 < steps.Count)
                {
                    found.Add(AlertLintDiagnostics.BehindTheEnd(
                        Place.Of(steps[i]), steps[i].Text, LintText.Duration(RunMaximum), steps[i + 1].Text).With(Place.Of(steps[i + 1]), "this is never reached"));
                    return null;
                }

                return next;
            }

            elapsed = next;
        }

        return elapsed;
    }

    private static long? After(BoundStep step, long elapsed, List<Diagnostic> found)
    {
        switch (step)
        {
            case BoundWaitStep wait:
                return elapsed + wait.Duration;
            case BoundCallStep call:
                return Walk(call.Steps, elapsed, found);
            case BoundParallelStep parallel:
                var ends = parallel.Branches.Select(branch => Walk([branch], elapsed, found)).ToArray();
                return ends.Contains(null) ? null : ends.Max();
            case BoundIfStep branch:
                Dead(branch, found);
                var (then, otherwise) = (Walk(branch.Then, elapsed, found), Walk(branch.Else, elapsed, found));
                return then is { } first && otherwise is { } second ? Math.Min(first, second) : null;
            default:
                return elapsed;
        }
    }

    private static void Dead(BoundIfStep branch, List<Diagnostic> found)
    {
        // Another constant condition is told as such.
        if (branch.Condition is BoundTruth truth && truth.Source.TextOf(truth.Span) is "true" or "false"
            && StepWalk.All(truth.Value ? branch.Else : branch.Then).OfType<BoundNotifyStep>().FirstOrDefault() is { } notify)
        {
            found.Add(AlertLintDiagnostics.InDeadBranch(Place.Of(notify), notify.Text, truth.Value).With(Place.Of(branch.Condition), "the condition is here"));
        }
    }
}
