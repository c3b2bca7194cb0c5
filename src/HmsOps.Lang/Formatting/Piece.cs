namespace HmsOps.Lang.Formatting;

/// <summary>A word of a tail as it is written out.</summary>
/// <param name="Text">The word.</param>
/// <param name="Offset">Where it, or what it stands for, was in the source: comments before this come before it.</param>
/// <param name="IsGlued">True where no blank stands before it.</param>
/// <param name="MayBreak">True where a long line may be broken before it.</param>
internal readonly record struct Piece(string Text, int Offset, bool IsGlued, bool MayBreak);
