namespace HmsOps.Engine.Playbooks;

/// <summary>One thing that happens to one run, with what is known of its alert at that time.</summary>
internal sealed class RunTurn(RunKit kit, Run run, long time, InstanceTruth truth, IInstanceTruths? truths)
{
    public RunKit Kit => kit;

    public Run Run => run;

    public long Time => time;

    public InstanceTruth Truth => truth;

    /// <summary>The executor's answer that is being taken in, or null.</summary>
    public StepAnswer? Answer { get; init; }

    /// <summary>Why the episode ended, where that is what happens.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What is known of the alert exactly, for messages.</summary>
    public string Description => run.Description =
        truths is not null && truth != InstanceTruth.NotFiring
            ? truths.Describe(run.Record.Alert, run.Record.Instance)
            : run.Description;

    public void Raise(RunSignal signal) => RunTable.Raise(this, signal);

    public void Raise(StepSignal signal) => StepTable.Raise(this, signal);

    /// <summary>Prints a line about a leaf step.</summary>
    public void Line(string step, string outcome, string detail = "") =>
        kit.Output.Add(new StepEvent(time, run.Record.Alert, run.Record.Instance, run.Record.Ordinal, step, outcome, detail));
}
