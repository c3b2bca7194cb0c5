namespace HmsOps.Lang.Syntax.Native;

/// <summary>Where a tail stands.</summary>
/// <param name="Start">Its first unit.</param>
/// <param name="End">After its last one; blanks and a last comment are not part of it.</param>
/// <param name="Cut">The end of the first line that it took in although the next one begins with a clause's word: if the tail can't be read, it ended there. Or -1.</param>
internal readonly record struct TailExtent(int Start, int End, int Cut = -1);
