using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Replay;

/// <summary>A world in which steps behave as a test gives it, and otherwise succeed at once.</summary>
internal sealed class GivenWorld(ImmutableArray<GivenStep> steps, long tick) : AssumedWorld
{
    private readonly int[] _failed = new int[steps.Length];

    /// <inheritdoc/>
    public override (StepAnswer Answer, long Takes) Answer(StepCommand command)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            if (StepMatch.Is(command.Plan, steps[i].Verb, steps[i].Arguments))
            {
                return Given(command, i);
            }
        }

        return base.Answer(command);
    }

    private (StepAnswer Answer, long Takes) Given(StepCommand command, int place)
    {
        var given = steps[place];
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
