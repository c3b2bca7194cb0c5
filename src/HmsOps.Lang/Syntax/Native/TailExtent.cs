namespace HmsOps.Lang.Syntax.Native;

/// <summary>Where a tail stands.</summary>
/// <param name="Start">Its first unit.</param>
/// <param name="End">After its last one; blanks and a last comment are not part of it.</param>
/// <param name="Cuts">Ends of lines that the tail took in although the next one begins with a clause's word: if the tail can't be read, it ended there.</param>
internal sealed record TailExtent(int Start, int End, IReadOnlyList<int> Cuts);
