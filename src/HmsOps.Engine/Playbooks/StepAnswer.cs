using System.Text.Json.Serialization;

namespace HmsOps.Engine.Playbooks;

/// <summary>What came of asking an executor something about a step.</summary>
public abstract record StepAnswer;

/// <summary>The step was planned: this is what shall be so, in absolute terms.</summary>
public sealed record PlannedAnswer(StepIntent Intent) : StepAnswer;

/// <summary>Planning found that the target already is as intended.</summary>
public sealed record AlreadySoAnswer(StepIntent Intent) : StepAnswer;

/// <summary>The step must not be done: target missing, owned by something else, beyond a limit.</summary>
public sealed record RefusedAnswer(string Message) : StepAnswer;

/// <summary>What a check of the target against a recorded intent found.</summary>
public sealed record CheckedAnswer(TargetCheck Check, string Message) : StepAnswer;

/// <summary>The call was carried out.</summary>
public sealed record AppliedAnswer(string Message) : StepAnswer;

/// <summary>What verification found.</summary>
public sealed record VerifiedAnswer(Verification Result, string Message) : StepAnswer;

/// <summary>The asking itself failed.</summary>
/// <param name="Message">What happened.</param>
/// <param name="WasExecuted">False where it is certain that nothing was done; null where that is not known (time-out, connection lost).</param>
public sealed record FailedAnswer(string Message, bool? WasExecuted) : StepAnswer;

/// <summary>How a target stands to a recorded intent.</summary>
public enum TargetCheck
{
    /// <summary>It is as it was when the intent was planned.</summary>
    Unchanged,

    /// <summary>It is as intended already.</summary>
    AlreadySo,

    /// <summary>Someone else changed or replaced it.</summary>
    ChangedByOther,
}

/// <summary>The result of verifying a step.</summary>
public enum Verification
{
    /// <summary>The target is as intended and healthy.</summary>
    Success,

    /// <summary>It is known not to be.</summary>
    Failure,

    /// <summary>Not known yet: ask again until the deadline.</summary>
    Pending,
}

/// <summary>An absolute intent, recorded before anything is touched.</summary>
/// <param name="Summary">For people: <c>permit-svc: replicas 2 → 4</c>.</param>
/// <param name="Target">What is touched.</param>
/// <param name="Data">What the executor needs to apply, check and verify it, and nothing secret: JSON of its own.</param>
/// <param name="Before">The target before: JSON of the executor's own.</param>
/// <param name="Key">The key by which a second call is taken for the first, or null.</param>
public sealed record StepIntent(string Summary, string Target, string Data, string Before, string? Key);
