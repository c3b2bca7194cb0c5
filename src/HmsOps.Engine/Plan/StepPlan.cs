using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace HmsOps.Engine.Plan;

/// <summary>A step of a playbook, which is a program: steps that are printed first, in the order in which they are written, then what only directs; each says what comes next, and nothing comes twice.</summary>
/// <param name="Text">Its canonical command text, as printed: <c>run scale --service permit-svc --factor 2</c>.</param>
[JsonDerivedType(typeof(RunStepPlan), "run")]
[JsonDerivedType(typeof(WaitStepPlan), "wait")]
[JsonDerivedType(typeof(WaitUntilStepPlan), "waitUntil")]
[JsonDerivedType(typeof(NotifyStepPlan), "notify")]
[JsonDerivedType(typeof(ApproveStepPlan), "approve")]
[JsonDerivedType(typeof(IfStepPlan), "if")]
[JsonDerivedType(typeof(CallEndPlan), "callEnd")]
[JsonDerivedType(typeof(ParallelStepPlan), "parallel")]
public abstract record StepPlan(string Text)
{
    /// <value>The place of the step that comes next, or null: the one behind this. The program's length is its end.</value>
    public int? Next { get; init; }

    /// <summary>True for a step that is numbered and printed; false for what only directs.</summary>
    [JsonIgnore]
    public bool IsLeaf => this is not (IfStepPlan or CallEndPlan or ParallelStepPlan);
}

/// <summary>Runs a verb through an executor.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Verb">The verb's name.</param>
/// <param name="Effect">What may be done about it after a crash.</param>
/// <param name="Arguments">Checked against the verb's schema, defaults filled in, in the schema's order; a text may have <c>${label}</c> in it.</param>
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

    /// <value>How many further tries a failed call has.</value>
    public int Retries { get; init; }

    /// <value>The pause before each further try, in ticks.</value>
    public long RetryEvery { get; init; }

    /// <value>Where it goes on when the step has failed for good, or null: with what comes next.</value>
    public int? OnFailure { get; init; }

    /// <value>How often within an hour for one resource, or null: as often as wanted.</value>
    public int? PerHour { get; init; }

    /// <value>The limits that the executor keeps, by name: <c>max-replicas</c>.</value>
    public ImmutableArray<StepLimit> Limits { get; init; } = [];
}

/// <summary>A limit of a verb that its executor keeps when it plans.</summary>
public sealed record StepLimit(string Name, long Value);

/// <summary>Waits; ends early when the alert clears.</summary>
public sealed record WaitStepPlan(string Text, long Duration) : StepPlan(Text);

/// <summary>Waits until a condition holds for any row of the instance, at most so many ticks; what is not known does not hold.</summary>
public sealed record WaitUntilStepPlan(string Text, PredicatePlan Condition, long Timeout) : StepPlan(Text);

/// <summary>Asks a group whether the next automated step may be taken; no answer within so many ticks means no.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Group">Who may answer.</param>
/// <param name="Channels">How the group is asked: the contact's of that name, or empty.</param>
/// <param name="Within">In ticks.</param>
public sealed record ApproveStepPlan(string Text, string Group, ImmutableArray<NoticeChannel> Channels, long Within) : StepPlan(Text);

/// <summary>Goes on with what comes next where a condition holds for any row of the instance, and elsewhere where it does not.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Else">Where it goes on where the condition does not hold.</param>
/// <param name="After">Where both branches end: it goes on there where nothing is known.</param>
public sealed record IfStepPlan(string Text, PredicatePlan Condition, int Else, int After) : StepPlan(Text)
{
    /// <value>So long it is waited for a condition that is not known: 1 minute.</value>
    public const long Patience = EngineTime.Minute;
}

/// <summary>The end of a called playbook: goes elsewhere where one of its steps has failed.</summary>
/// <param name="Text">As printed.</param>
/// <param name="From">The first of its steps.</param>
/// <param name="To">The one behind its last.</param>
/// <param name="OnFailure">Where it goes on after a failure.</param>
public sealed record CallEndPlan(string Text, int From, int To, int OnFailure) : StepPlan(Text);

/// <summary>Runs branches at the same time, and goes on when all have reached what comes next.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Branches">The first step of each.</param>
public sealed record ParallelStepPlan(string Text, ImmutableArray<int> Branches) : StepPlan(Text);

/// <summary>Sends a message, if the alert still fires then.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Target">Where it goes: <c>oncall@treasury.gov</c>.</param>
/// <param name="Channels">The notifier and its address, a contact resolved: <c>(email, oncall@treasury.gov)</c>.</param>
/// <param name="Message">The author's words, perhaps with <c>${label}</c> or <c>${value}</c> in them, or null for the message that says what was tried.</param>
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
