using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Lowers the playbooks of one alert to the program that the engine runs: what is printed first, in the order in which it is written, then what directs.</summary>
/// <param name="conditions">The predicate of a condition.</param>
/// <param name="contacts">Who may be asked for approval.</param>
/// <param name="limits">The declared limits.</param>
internal sealed class StepLowering(
    Func<BoundCondition, PredicatePlan> conditions, ImmutableArray<BoundContact> contacts, ImmutableArray<BoundLimit> limits)
{
    private readonly List<Draft> _leaves = [];
    private readonly List<Draft> _directing = [];

    /// <summary>The steps of a playbook and of what undoes it, and where each begins.</summary>
    public (ImmutableArray<StepPlan> Steps, int Entry, int? UndoEntry) Lower(ImmutableArray<BoundStep> steps, ImmutableArray<BoundStep> undo)
    {
        var end = new Label();
        var entry = Write(steps, end, BoundStepOptions.None);
        var undoEntry = undo.IsEmpty ? null : Write(undo, end, BoundStepOptions.None);
        Draft[] drafts = [.. _leaves, .. _directing];
        for (var index = 0; index < drafts.Length; index++)
        {
            drafts[index].Here.Place = index;
        }

        end.Place = drafts.Length;
        return ([.. drafts.Select((draft, index) => draft.Make(index))], entry.At, undoEntry?.At);
    }

    /// <summary>The branch that a condition known before any run takes, or null.</summary>
    public static ImmutableArray<BoundStep>? Known(BoundIfStep step) =>
        step.Condition is BoundTruth { Value: var holds } ? holds ? step.Then : step.Else : null;

    private Label Write(ImmutableArray<BoundStep> steps, Label after, BoundStepOptions around)
    {
        if (steps.IsEmpty)
        {
            return after;
        }

        Label[] places = [.. steps.Select(_ => new Label()), after];
        for (var index = 0; index < steps.Length; index++)
        {
            Write(steps[index], places[index], places[index + 1], around);
        }

        return places[0];
    }

    private void Write(BoundStep step, Label here, Label next, BoundStepOptions around)
    {
        switch (step)
        {
            case BoundRunStep run:
                var draft = Leaf(here);
                var plan = PlanOf(run, around);
                var onFailure = run.Options.OnFailure.IsEmpty ? null : Write(run.Options.OnFailure, next, BoundStepOptions.None);
                draft.Plan = at => plan with { Next = next.From(at), OnFailure = onFailure?.At };
                break;
            case BoundWaitStep wait:
                Leaf(here).Plan = at => new WaitStepPlan(wait.Text, wait.Duration) { Next = next.From(at) };
                break;
            case BoundWaitUntilStep wait:
                var until = conditions(wait.Condition);
                Leaf(here).Plan = at => new WaitUntilStepPlan(wait.Text, until, wait.Timeout) { Next = next.From(at) };
                break;
            case BoundNotifyStep notify:
                Leaf(here).Plan = at => new NotifyStepPlan(notify.Text, notify.Target, notify.Channels, notify.Message) { Next = next.From(at) };
                break;
            case BoundApproveStep approve:
                var group = contacts.FirstOrDefault(contact => contact.Name == approve.Group)?.Channels ?? [];
                Leaf(here).Plan = at => new ApproveStepPlan(approve.Text, approve.Group, group, approve.Within) { Next = next.From(at) };
                break;
            case BoundIfStep choice when Known(choice) is { } known:
                here.Same = Write(known, next, around);
                break;
            case BoundIfStep choice:
                var condition = conditions(choice.Condition);
                var then = Write(choice.Then, next, around);
                var otherwise = Write(choice.Else, next, around);
                Directing(here).Plan = at => new IfStepPlan(choice.Text, condition, otherwise.At, next.At) { Next = then.From(at) };
                break;
            case BoundParallelStep parallel:
                Label[] branches = [.. parallel.Branches.Select(branch => Write([branch], next, around))];
                Directing(here).Plan = at => new ParallelStepPlan(parallel.Text, [.. branches.Select(branch => branch.At)]) { Next = next.From(at) };
                break;
            case BoundCallStep call:
                WriteCall(call, here, next, around);
                break;
            default:
                throw new InvalidOperationException($"no lowering for {step.GetType().Name}");
        }
    }

    // What a call says of tries and time holds for each of its steps that does not say it itself.
    private void WriteCall(BoundCallStep call, Label here, Label next, BoundStepOptions around)
    {
        var inside = Inherit(call.Options, around);
        if (call.Options.OnFailure.IsEmpty)
        {
            here.Same = Write(call.Steps, next, inside);
            return;
        }

        var (from, end) = (_leaves.Count, new Label());
        here.Same = Write(call.Steps, end, inside);
        var to = _leaves.Count;
        var onFailure = Write(call.Options.OnFailure, next, BoundStepOptions.None);
        Directing(end).Plan = at => new CallEndPlan(call.Text, from, to, onFailure.At) { Next = next.From(at) };
    }

    private RunStepPlan PlanOf(BoundRunStep run, BoundStepOptions around)
    {
        var options = Inherit(run.Options, around);
        var declared = limits.FirstOrDefault(limit => limit.Verb == run.Verb.Name)?.Values ?? [];
        long? LimitOf(LimitSchema schema) => declared.FirstOrDefault(value => value.Name == schema.Name)?.Value ?? schema.Default;
        var perHour = run.Verb.Limits.FirstOrDefault(schema => schema.Name == VerbSchema.PerHour.Name);
        return new(
            run.Text,
            run.Verb.Name,
            run.Effect,
            run.Arguments,
            run.Resource,
            options.Timeout ?? RunStepPlan.DefaultTimeout,
            RunStepPlan.DefaultVerify)
        {
            Retries = options.Retries,
            RetryEvery = options.RetryEvery,
            PerHour = perHour is null ? null : (int?)LimitOf(perHour),
            Limits =
            [
                .. from schema in run.Verb.Limits
                   where schema.Name != VerbSchema.PerHour.Name
                   let limit = LimitOf(schema)
                   where limit is not null
                   select new StepLimit(schema.Name, limit.Value),
            ],
        };
    }

    private static BoundStepOptions Inherit(BoundStepOptions own, BoundStepOptions around) => new(
        own.Retries > 0 ? own.Retries : around.Retries,
        own.Retries > 0 ? own.RetryEvery : around.RetryEvery,
        own.Timeout ?? around.Timeout,
        []);

    private Draft Leaf(Label here) => Add(_leaves, here);

    private Draft Directing(Label here) => Add(_directing, here);

    private static Draft Add(List<Draft> drafts, Label here)
    {
        var draft = new Draft(here);
        drafts.Add(draft);
        return draft;
    }

    /// <summary>A place in the program, known once all of it is written.</summary>
    private sealed class Label
    {
        public int Place { get; set; }

        /// <value>Where it stands for a place of another.</value>
        public Label? Same { get; set; }

        public int At => Same?.At ?? Place;

        /// <summary>As what comes after a step: null for the one behind it.</summary>
        public int? From(int step) => At == step + 1 ? null : At;
    }

    private sealed class Draft(Label here)
    {
        public Label Here => here;

        public Func<int, StepPlan> Plan { get; set; } = _ => throw new InvalidOperationException("a step is not written");

        public StepPlan Make(int index) => Plan(index);
    }
}
