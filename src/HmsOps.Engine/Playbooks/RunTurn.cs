using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>One thing that happens to one run, with what is known of its alert at that time.</summary>
internal sealed class RunTurn(RunKit kit, Run run, long time, InstanceTruth truth, IInstanceTruths? truths)
{
    public RunKit Kit => kit;

    public Run Run => run;

    public long Time => time;

    public InstanceTruth Truth => truth;

    /// <summary>The line of work that it happens to.</summary>
    public Strand Strand { get; init; } = run.Main;

    /// <summary>True where the next step may be taken: the alert is known to fire, or what was done is being undone and it does not.</summary>
    public bool MayAct => truth == (run.Record.IsUndo ? InstanceTruth.NotFiring : InstanceTruth.KnownFiring);

    /// <summary>The executor's answer that is being taken in, or null.</summary>
    public StepAnswer? Answer { get; init; }

    /// <summary>Why the episode ended, where that is what happens.</summary>
    public string Reason { get; init; } = "";

    /// <summary>True where the episode ended only because its hours were over: nobody is paged for that.</summary>
    public bool IsUnscheduled { get; init; }

    /// <summary>What is known of the alert exactly, for messages.</summary>
    public string Description => run.Description =
        truths is not null && truth != InstanceTruth.NotFiring
            ? truths.Describe(run.Record.Alert, run.Record.Instance)
            : run.Description;

    /// <summary>The same for another line of work of the run.</summary>
    public RunTurn On(Strand strand) => ReferenceEquals(strand, Strand) ? this
        : new(kit, run, time, truth, truths) { Strand = strand, Answer = null, Reason = Reason };

    /// <summary>Whether a condition of the playbook holds for any row of the run's instance.</summary>
    public Predicates.Truth Holds(PredicatePlan condition) =>
        truths?.Holds(run.Record.Alert, run.Record.Instance, condition) ?? Predicates.Truth.Unknown(Predicates.UnknownReason.NoData);

    /// <summary>The number that the alert's condition compares, for <c>${value}</c>.</summary>
    public string Value => truths?.ValueOf(run.Record.Alert, run.Record.Instance) is { Length: > 0 } value ? value : "unknown";

    public void Raise(RunSignal signal) => RunTable.Raise(this, signal);

    public void Raise(StepSignal signal) => StepTable.Raise(this, signal);

    /// <summary>Prints a line about a leaf step.</summary>
    public void Line(string step, string outcome, string detail = "") =>
        kit.Output.Add(new StepEvent(time, run.Record.Alert, run.Record.Instance, run.Record.Ordinal, step, outcome, detail));
}
