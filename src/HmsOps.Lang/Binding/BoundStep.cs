using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>A step of a playbook.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it; of a step inside a call where the playbook has it.</param>
/// <param name="Text">Its canonical text, as printed; of steps with blocks their head alone.</param>
public abstract record BoundStep(SourceText Source, TextSpan Span, string Text) : BoundNode(Source, Span);

/// <summary>Runs a verb.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Text">As printed.</param>
/// <param name="Verb">The verb.</param>
/// <param name="Effect">What may be done about a lost call.</param>
/// <param name="Arguments">Defaults filled in, in the schema's order; in a playbook's own steps the text of a parameter's is <c>$name</c>, and its number is null.</param>
/// <param name="Resource">What the step locks.</param>
/// <param name="Options">Tries and time-out.</param>
public sealed record BoundRunStep(
    SourceText Source,
    TextSpan Span,
    string Text,
    VerbSchema Verb,
    StepEffect Effect,
    ImmutableArray<StepArgument> Arguments,
    string Resource,
    BoundStepOptions Options) : BoundStep(Source, Span, Text);

/// <summary>Runs a playbook's steps.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Text">As printed.</param>
/// <param name="Playbook">The playbook's name.</param>
/// <param name="Arguments">Of every parameter, defaults filled in, in the playbook's order.</param>
/// <param name="Steps">The playbook's steps with the arguments filled in; empty inside a playbook's own steps.</param>
/// <param name="Options">Tries and time-out.</param>
public sealed record BoundCallStep(
    SourceText Source,
    TextSpan Span,
    string Text,
    string Playbook,
    ImmutableArray<StepArgument> Arguments,
    ImmutableArray<BoundStep> Steps,
    BoundStepOptions Options) : BoundStep(Source, Span, Text);

/// <summary>Waits so many ticks.</summary>
public sealed record BoundWaitStep(SourceText Source, TextSpan Span, string Text, long Duration) : BoundStep(Source, Span, Text);

/// <summary>Waits until a condition holds, at most so many ticks.</summary>
public sealed record BoundWaitUntilStep(SourceText Source, TextSpan Span, string Text, BoundCondition Condition, long Timeout)
    : BoundStep(Source, Span, Text);

/// <summary>Sends a message.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Text">As printed.</param>
/// <param name="Target">As written.</param>
/// <param name="Channels">The notifiers and their addresses; empty where the target is a parameter.</param>
/// <param name="Message">The author's words, perhaps with <c>${label}</c> in them; or null.</param>
public sealed record BoundNotifyStep(
    SourceText Source, TextSpan Span, string Text, string Target, ImmutableArray<NoticeChannel> Channels, string? Message)
    : BoundStep(Source, Span, Text);

/// <summary>Runs one of two blocks.</summary>
public sealed record BoundIfStep(
    SourceText Source, TextSpan Span, string Text, BoundCondition Condition, ImmutableArray<BoundStep> Then, ImmutableArray<BoundStep> Else)
    : BoundStep(Source, Span, Text);

/// <summary>Runs its steps at the same time; no two of them lock one resource.</summary>
public sealed record BoundParallelStep(SourceText Source, TextSpan Span, string Text, ImmutableArray<BoundStep> Branches)
    : BoundStep(Source, Span, Text);

/// <summary>Asks a group; no answer within so many ticks means no.</summary>
public sealed record BoundApproveStep(SourceText Source, TextSpan Span, string Text, string Group, long Within) : BoundStep(Source, Span, Text);

/// <summary>What the block behind <c>run</c> and <c>call</c> says.</summary>
/// <param name="Retries">Further tries.</param>
/// <param name="RetryEvery">The pause before each, in ticks.</param>
/// <param name="Timeout">Of one try, in ticks; or null for the default.</param>
/// <param name="OnFailure">Steps to run when it failed for good, or empty.</param>
public sealed record BoundStepOptions(int Retries, long RetryEvery, long? Timeout, ImmutableArray<BoundStep> OnFailure)
{
    /// <summary>Nothing is said.</summary>
    public static BoundStepOptions None { get; } = new(0, 0, null, []);
}
