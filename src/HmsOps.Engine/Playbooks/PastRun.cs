using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Playbooks;

/// <summary>What is remembered of a run that has ended.</summary>
/// <param name="Record">The run.</param>
/// <param name="Tried">For notices: its steps and what came of them.</param>
/// <param name="Marks">Which steps carry a mark, from 0.</param>
internal sealed record PastRun(RunRecord Record, string Tried, IReadOnlyList<int> Marks)
{
    public static PastRun Of(Run run) => new(run.Record, NoticeText.Tried(run), [.. run.Marks.Select(step => step.Index)]);

    /// <summary>From the journal alone, without the pack that the run began with.</summary>
    public static PastRun Of(RunRecord record, IEnumerable<StepRecord> steps)
    {
        var inOrder = steps.OrderBy(step => step.Index).ToList();
        return new(record, NoticeText.Tried(inOrder), [.. inOrder.Where(step => Run.IsMark(step.State)).Select(step => step.Index)]);
    }
}
