namespace HmsOps.Engine.Panes;

/// <summary>Many rows of one side match many of the other.</summary>
/// <param name="Labels">What they share.</param>
/// <param name="Left">Those of the one side.</param>
/// <param name="Right">Those of the other.</param>
internal sealed record JoinConflict(LabelSet Labels, IReadOnlyList<JoinedRow> Left, IReadOnlyList<JoinedRow> Right)
{
    /// <summary>True where a row has an entity of each side.</summary>
    public bool Concerns(JoinedRow row) => Left.Any(row.Contains) && Right.Any(row.Contains);
}
