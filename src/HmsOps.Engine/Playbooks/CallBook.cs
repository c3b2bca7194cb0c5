using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>How often each verb was called for each resource within the last hour, restarts included: what <c>per-hour</c> limits.</summary>
internal sealed class CallBook
{
    private readonly Dictionary<(string Verb, string Resource), List<long>> _calls = [];

    /// <summary>Counts what the journal knows.</summary>
    public static CallBook Restore(DurableState restored)
    {
        var book = new CallBook();
        foreach (var step in restored.Steps.Where(step => step is { SentAt: not null, Resource: not null }).OrderBy(step => step.SentAt))
        {
            book.CallsOf(VerbOf(step.Text), step.Resource ?? "").Add(step.SentAt ?? 0);
        }

        return book;
    }

    /// <summary>A step's first call was opened.</summary>
    public void Add(RunStepPlan step, long time) => CallsOf(step.Verb, step.Resource).Add(time);

    /// <summary>Why a step may not be taken now, or null.</summary>
    public string? Refusal(RunStepPlan step, long time)
    {
        var calls = CallsOf(step.Verb, step.Resource);
        calls.RemoveAll(call => call <= time - EngineTime.Hour);
        return step.PerHour is { } most && calls.Count >= most
            ? $"limit: {step.Verb} for {step.Resource} {most} per hour; the next is free in {NoticeText.Span(calls[^most] + EngineTime.Hour - time)}"
            : null;
    }

    // A step's text is its command: `run VERB …`.
    private static string VerbOf(string text) => text.Split(' ') is [_, var verb, ..] ? verb : "";

    private List<long> CallsOf(string verb, string resource)
    {
        if (!_calls.TryGetValue((verb, resource), out var calls))
        {
            _calls.Add((verb, resource), calls = []);
        }

        return calls;
    }
}
