namespace HmsOps.Engine.Playbooks;

/// <summary>A step that waits for someone's word.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">The approval's step, from 0.</param>
/// <param name="Digest">What an answer must name.</param>
/// <param name="Alert">The alert.</param>
/// <param name="Instance">Its instance.</param>
/// <param name="Group">Who is asked.</param>
/// <param name="Summary">What would be done, or null where a condition decides it.</param>
/// <param name="Until">No answer by then means no; engine time.</param>
public sealed record PendingApproval(
    long Run, int Step, string Digest, string Alert, LabelSet Instance, string Group, string? Summary, long Until);
