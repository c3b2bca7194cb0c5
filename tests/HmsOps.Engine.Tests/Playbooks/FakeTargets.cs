using System.Globalization;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Tests.Playbooks;

/// <summary>Targets that a step doubles, and executors that answer as they are told; what is not told succeeds.</summary>
internal sealed class FakeTargets(IReadOnlyDictionary<string, string[]> given)
{
    private readonly Dictionary<string, int> _asked = [];
    private readonly HashSet<string> _keys = [];

    /// <summary>Every target's value; 2 at the start.</summary>
    public Dictionary<string, int> Values { get; } = [];

    /// <summary>Calls that were carried out, those a target took for a former one too.</summary>
    public int Calls { get; private set; }

    /// <summary>How many intents were planned for each target.</summary>
    public Dictionary<string, int> Plans { get; } = [];

    /// <summary>The answer to a command and after how many seconds it comes; null where there is none.</summary>
    public (StepAnswer Answer, long After)? Take(StepCommand command)
    {
        var question = command switch { PlanStepCommand => "plan", CheckStepCommand => "check", ApplyStepCommand => "apply", _ => "verify" };
        var word = Next($"{command.Plan.Verb} {question}");
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        var after = slash < 0 ? 0 : PlaybookCase.Seconds(word[(slash + 1)..]);
        var answer = Answer(command, slash < 0 ? word : word[..slash]);
        return answer is null ? null : (answer, after);
    }

    private StepAnswer? Answer(StepCommand command, string word) => (command, word) switch
    {
        (_, "silent") => null,
        (_, "error") => new FailedAnswer("connection refused", false),
        (_, "died") => new FailedAnswer("exit status 1", true),
        (_, "dropped") => new FailedAnswer("connection lost", null),
        (PlanStepCommand plan, "already") => new AlreadySoAnswer(Intent(plan, Value(plan.Plan.Resource))),
        (PlanStepCommand, "refused") => new RefusedAnswer("an autoscaler owns it"),
        (PlanStepCommand plan, _) => Planned(plan),
        (CheckStepCommand, "changed") => new CheckedAnswer(TargetCheck.ChangedByOther, "uid differs"),
        (CheckStepCommand check, _) => Check(check),
        (ApplyStepCommand apply, "lost") => Apply(apply) is null ? null : new FailedAnswer("connection lost", null),
        (ApplyStepCommand apply, "mute") => Apply(apply) is null ? new AppliedAnswer("") : null,
        (ApplyStepCommand apply, _) => Apply(apply),
        (VerifyStepCommand, "bad") => new VerifiedAnswer(Verification.Failure, "pods crash"),
        (VerifyStepCommand, "pending") => new VerifiedAnswer(Verification.Pending, ""),
        _ => new VerifiedAnswer(Verification.Success, ""),
    };

    private string Next(string question)
    {
        var asked = _asked[question] = _asked.GetValueOrDefault(question) + 1;
        return given.TryGetValue(question, out var answers) ? answers[Math.Min(asked, answers.Length) - 1] : "ok";
    }

    private PlannedAnswer Planned(PlanStepCommand plan)
    {
        Plans[plan.Plan.Resource] = Plans.GetValueOrDefault(plan.Plan.Resource) + 1;
        return new PlannedAnswer(Intent(plan, 2 * Value(plan.Plan.Resource)));
    }

    private CheckedAnswer Check(CheckStepCommand check)
    {
        var value = Text(Value(check.Plan.Resource));
        return new CheckedAnswer(
            value == check.Intent.Data ? TargetCheck.AlreadySo : value == check.Intent.Before ? TargetCheck.Unchanged : TargetCheck.ChangedByOther, "");
    }

    private AppliedAnswer Apply(ApplyStepCommand apply)
    {
        Calls++;
        if (apply.Plan.Effect == Plan.StepEffect.Absolute)
        {
            Values[apply.Plan.Resource] = int.Parse(apply.Intent.Data, CultureInfo.InvariantCulture);
        }
        else if (apply.Plan.Effect == Plan.StepEffect.Once || _keys.Add(apply.Intent.Key ?? ""))
        {
            Values[apply.Plan.Resource] = 2 * Value(apply.Plan.Resource);
        }

        return new AppliedAnswer("");
    }

    private StepIntent Intent(PlanStepCommand plan, int to)
    {
        var from = Value(plan.Plan.Resource);
        return new StepIntent($"{plan.Plan.Resource}: {from} → {to}", plan.Plan.Resource, Text(to), Text(from), $"{plan.Run}/{plan.Step}");
    }

    private int Value(string target) => Values.GetValueOrDefault(target, 2);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
