using HmsOps.Engine.Playbooks;

namespace HmsOps.Demo.Story;

/// <summary>A step of the playbook as it stands.</summary>
/// <param name="Text">As in the rules.</param>
/// <param name="StartedAt">Engine time since the first tick, or null where it was not reached.</param>
/// <param name="State">What the journal says of it, or null.</param>
/// <param name="Intent">What it set out to do, in absolute terms, or null.</param>
/// <param name="Detail">What was said last; where it was cut off, by what.</param>
internal sealed record PlaybookStep(string Text, long? StartedAt, StepState? State, string? Intent, string Detail);
