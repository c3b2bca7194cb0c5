namespace HmsOps.Engine.Panes;

/// <summary>One pane of an aggregate: the totals of all its entities.</summary>
internal interface IPaneChunk
{
    /// <summary>Makes room for this many entities.</summary>
    void Reserve(int entities);

    /// <summary>Empties the pane for its next use; room and widths stay.</summary>
    void Clear();
}
