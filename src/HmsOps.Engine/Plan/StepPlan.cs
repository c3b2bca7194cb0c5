using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace HmsOps.Engine.Plan;

/// <summary>A step of a playbook.</summary>
/// <param name="Text">Its canonical command text, as printed: <c>run scale --service permit-svc --factor 2</c>.</param>
[JsonDerivedType(typeof(RunStepPlan), "run")]
[JsonDerivedType(typeof(WaitStepPlan), "wait")]
[JsonDerivedType(typeof(NotifyStepPlan), "notify")]
public abstract record StepPlan(string Text);

/// <summary>Runs a verb through an executor.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Verb">The verb's name.</param>
/// <param name="Effect">What may be done about it after a crash.</param>
/// <param name="Arguments">Checked against the verb's schema, defaults filled in, in the schema's order.</param>
/// <param name="Resource">What the step locks: <c>scale/permit-svc</c>.</param>
/// <param name="Timeout">One try may take this long, in ticks.</param>
/// <param name="Verify">How long verification may take before it is inconclusive, in ticks.</param>
public sealed record RunStepPlan(
    string Text,
    string Verb,
    StepEffect Effect,
    ImmutableArray<StepArgument> Arguments,
    string Resource,
    long Timeout,
    long Verify) : StepPlan(Text)
{
    /// <value>60 seconds for one try.</value>
    public const long DefaultTimeout = EngineTime.Minute;

    /// <value>60 seconds for verification.</value>
    public const long DefaultVerify = EngineTime.Minute;
}

/// <summary>Waits; ends early when the alert clears.</summary>
public sealed record WaitStepPlan(string Text, long Duration) : StepPlan(Text);

/// <summary>Sends a message, if the alert still fires then.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Target">Where it goes: <c>oncall@treasury.gov</c>.</param>
/// <param name="Channels">The notifier and its address, a contact resolved: <c>(email, oncall@treasury.gov)</c>.</param>
/// <param name="Message">The author's words, or null for the message that says what was tried.</param>
public sealed record NotifyStepPlan(string Text, string Target, ImmutableArray<NoticeChannel> Channels, string? Message)
    : StepPlan(Text);

/// <summary>One way to reach someone.</summary>
/// <param name="Notifier">The notifier's name: <c>email</c>, <c>log</c>.</param>
/// <param name="Address">What the notifier understands.</param>
public sealed record NoticeChannel(string Notifier, string Address);

/// <summary>A typed argument of a step.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Type">As the verb's schema says.</param>
/// <param name="Text">As written, or the default.</param>
/// <param name="Number">The value in stored units (ticks never: seconds) where the type is a number, else null.</param>
public sealed record StepArgument(string Name, ArgumentType Type, string Text, double? Number);
