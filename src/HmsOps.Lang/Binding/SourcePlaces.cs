using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Binding;

/// <summary>Places as the plan names them.</summary>
internal static class SourcePlaces
{
    /// <summary>Where a node begins, with its line.</summary>
    public static SourcePlace Of(BoundNode node)
    {
        var (line, column) = node.Source.PositionOf(node.Span.Start);
        return new(node.Source.Path, line, column, node.Source.LineText(line).Trim());
    }
}
