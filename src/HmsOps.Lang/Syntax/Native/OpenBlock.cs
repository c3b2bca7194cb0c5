namespace HmsOps.Lang.Syntax.Native;

/// <summary>A block that is being read.</summary>
/// <param name="Set">What may stand in it.</param>
/// <param name="Open">Its <c>{</c>.</param>
internal readonly record struct OpenBlock(ClauseSet Set, int Open);
