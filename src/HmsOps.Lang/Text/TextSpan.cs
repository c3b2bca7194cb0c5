namespace HmsOps.Lang.Text;

/// <summary>A stretch of a source file, in UTF-16 units from its beginning.</summary>
/// <param name="Start">Offset of the first unit.</param>
/// <param name="Length">Number of units; 0 for a place between two.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <value>Offset after the last unit.</value>
    public int End => Start + Length;

    /// <summary>The span from one offset to another, which it does not include.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>The least span that holds both.</summary>
    public TextSpan To(TextSpan other) => FromBounds(Math.Min(Start, other.Start), Math.Max(End, other.End));
}
