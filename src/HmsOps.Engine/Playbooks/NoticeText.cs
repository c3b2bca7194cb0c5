using System.Globalization;
using System.Text;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>The words of notices, for someone who was asleep a minute ago: what fires, why it reaches them, what was tried and what came of it.</summary>
internal static class NoticeText
{
    /// <summary>One line: severity, alert, what.</summary>
    public static string Subject(Occasion occasion, string what)
    {
        var severity = occasion.Severity switch
        {
            Severity.Critical => "critical",
            Severity.Warning => "warning",
            _ => "info",
        };
        return $"[{severity}] {occasion.Title}{(what.StartsWith("is ", StringComparison.Ordinal) ? " " : ": ")}{what}";
    }

    /// <summary>One line about an episode that is over; with nothing to add, <paramref name="what"/> is empty.</summary>
    public static string OverSubject(Occasion occasion, string word, string what) =>
        $"[{word}] {occasion.Title}{(what.Length == 0 ? "" : ": " + what)}";

    /// <summary>The body of a notice that an alert fires, or did when it was last heard of.</summary>
    public static string Firing(Occasion occasion, bool isFiring, string description, string? reason, string tried)
    {
        var text = new StringBuilder();
        text.Append(occasion.Title).Append(isFiring ? " is firing since " : " fired at ").Append(Date(occasion.Since)).Append(".\n");
        if (description.Length > 0)
        {
            text.Append(description).Append('\n');
        }

        if (reason is not null)
        {
            text.Append('\n').Append(Sentence(reason)).Append('\n');
        }

        return text.Append(tried).ToString();
    }

    /// <summary>The body of a notice that an episode is over.</summary>
    public static string Over(Occasion occasion, long time, string what, string tried) =>
        $"{occasion.Title}: {what}.\nIt fired at {Date(occasion.Since)} and ended at {Date(time)}, after {Span(time - occasion.Since)}.\n{tried}";

    /// <summary>The body of a notice that asks for approval: what would be done, until when, and by what the answer is known.</summary>
    public static string Approval(Run run, ApproveStepPlan approve, int index, StepIntent? intent, long until) =>
        $"{Occasion.Of(run).Title}: {approve.Group} is asked to approve {(intent is null ? "the next steps" : intent.Summary)}.\n"
        + $"No answer by {Date(until)} means no.\n"
        + string.Create(CultureInfo.InvariantCulture, $"Approval: {run.Record.Id}/{index}/{Approvals.DigestOf(intent)}\n")
        + Tried(run);

    /// <summary>The steps of a run, numbered as in the playbook, with what came of each.</summary>
    public static string Tried(Run run)
    {
        var lines = new List<(int, string, string)>();
        for (var i = 0; i < run.Playbook.Length; i++)
        {
            if (!run.Playbook[i].IsLeaf || (run.IsOfUndo(i) && !run.Record.IsUndo))
            {
                continue;
            }

            var here = run.State == RunState.Ended ? null : run.Strands.FirstOrDefault(strand => strand.Next == i && strand.WaitUntil is not null);
            var came = run.Step(i) is { } record ? Came(record)
                : here?.WaitUntil is { } until ? $"until {Clock(until)}"
                : run.State == RunState.Ended ? "not reached"
                : "to come";
            lines.Add((i, run.Playbook[i].Text, came));
        }

        return Tried(lines, run.Steps.Any());
    }

    /// <summary>The steps that are recorded, with what came of each.</summary>
    public static string Tried(IReadOnlyList<StepRecord> steps) =>
        Tried(steps.Select(step => (step.Index, step.Text, Came(step))), steps.Count > 0);

    /// <summary>"recovered; step 1 failed".</summary>
    public static string RecoveredWords(PastRun run)
    {
        var marks = run.Marks.Select(index => (index + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        return $"recovered; step{(marks.Count == 1 ? "" : "s")} {string.Join(", ", marks)} failed";
    }

    /// <summary>Why a run of this outcome pages, where nothing better is known.</summary>
    public static string ReasonOf(RunOutcome outcome) => outcome switch
    {
        RunOutcome.TimedOut => "the playbook took too long and was stopped",
        RunOutcome.Held => "held: no data, so nothing more was done",
        _ => "the alert ended without proof that it recovered",
    };

    /// <summary>A duration as people say it: <c>45 s</c>, <c>6 min</c>, <c>2 h 5 min</c>.</summary>
    public static string Span(long ticks)
    {
        var seconds = ticks / EngineTime.Second;
        var text = seconds < 60 ? $"{seconds} s"
            : seconds < 3600 ? $"{seconds / 60} min"
            : seconds % 3600 < 60 ? $"{seconds / 3600} h"
            : $"{seconds / 3600} h {seconds % 3600 / 60} min";
        return text;
    }

    private static string Tried(IEnumerable<(int Index, string Text, string Came)> lines, bool any)
    {
        if (!any)
        {
            return "\nNothing was tried.\n";
        }

        var text = new StringBuilder("\nTried:\n");
        foreach (var (index, line, came) in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $" {index + 1}. {line} — {came}\n");
        }

        return text.ToString();
    }

    private static string Came(StepRecord step)
    {
        var word = step.Text.StartsWith("wait", StringComparison.Ordinal) ? "over"
            : step.Text.StartsWith("notify", StringComparison.Ordinal) ? "told"
            : step.Text.StartsWith("approve", StringComparison.Ordinal) ? "answered"
            : "succeeded";
        var at = step.EndedAt is { } ended ? " " + Clock(ended) : "";
        var words = step.Detail.Length == 0 ? "" : $" ({step.Detail})";
        var intent = step.Intent is null ? "" : step.Intent.Summary + " — ";
        return intent + step.State switch
        {
            StepState.Success => $"{word}{at}{words}",
            StepState.Failed => $"FAILED{at}{words}",
            StepState.Refused => $"REFUSED{at}{words}",
            StepState.TimedOut => $"TIMED OUT{at}{words}",
            StepState.Unknown => $"OUTCOME UNKNOWN{at}{words}",
            StepState.Inconclusive => $"done, but not verified{at}{words}",
            StepState.Skipped => $"skipped{words}",
            StepState.Abandoned => $"cut off{at}{words}",
            StepState.Observed => "observed only; nothing was sent",
            StepState.Recorded when step.Text.StartsWith("approve", StringComparison.Ordinal) => "no answer yet",
            StepState.Recorded => "planned, not sent",
            StepState.Retrying => $"failed (try {step.Try}), to be tried again{words}",
            StepState.Sent => $"called (try {step.Try}), no answer yet",
            _ => $"done, being verified{words}",
        };
    }

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..] + ".";

    private static string Date(long time) =>
        EngineTime.ToDateTime(time).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Clock(long time) => EngineTime.ToDateTime(time).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
