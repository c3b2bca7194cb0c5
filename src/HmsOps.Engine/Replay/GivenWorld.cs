using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Replay;

/// <summary>A world in which steps behave as a test gives it, and otherwise succeed at once.</summary>
internal sealed class GivenWorld(TestPlan test, long tick) : AssumedWorld, IReplayWorld
{
    private readonly ImmutableArray<GivenStep> _steps = test.Steps;
    private readonly int[] _failed = new int[test.Steps.Length];

    /// <summary>Nobody approves but as the test gives it: whoever is asked at that tick.</summary>
    public bool Approves(PendingApproval approval, long time) => test.Approvals.Any(given =>
        given.Group == approval.Group && test.Start + given.At <= time && test.Start + given.At > time - tick);

    /// <inheritdoc/>
    public long? NextApproval(long now) =>
        test.Approvals.Select(approval => test.Start + approval.At).Where(at => at > now).Select(at => (long?)at).Min();

    /// <inheritdoc/>
    public override (StepAnswer Answer, long Takes) Answer(StepCommand command)
    {
        for (var i = 0; i < _steps.Length; i++)
        {
            if (StepMatch.Is(command.Plan, _steps[i].Verb, _steps[i].Arguments))
            {
                return Given(command, i);
            }
        }

        return base.Answer(command);
    }

    private (StepAnswer Answer, long Takes) Given(StepCommand command, int place)
    {
        var given = _steps[place];
        switch (command)
        {
            case ApplyStepCommand when _failed[place] < given.FailsTimes:
                _failed[place]++;
                return (new FailedAnswer(given.Error ?? "fails, as the test gives it", false), given.Takes);
            case ApplyStepCommand:
                return (base.Answer(command).Answer, given.Takes);

            // Asked again at once it would be asked for ever: time must pass between two looks.
            case VerifyStepCommand when given.Inconclusive:
                return (new VerifiedAnswer(Verification.Pending, "inconclusive, as the test gives it"), tick);
            default:
                return base.Answer(command);
        }
    }
}
