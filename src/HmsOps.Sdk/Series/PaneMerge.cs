namespace HmsOps.Sdk.Series;

/// <summary>Adds up the stripes' panes of one collection.</summary>
internal sealed class PaneMerge
{
    private readonly List<OpenPane> _panes = [];

    /// <summary>By end.</summary>
    public IEnumerable<OpenPane> Panes => _panes.OrderBy(pane => pane.End);

    public void Add(OpenPane pane, long end)
    {
        var into = _panes.Find(merged => merged.End == end && ReferenceEquals(merged.Mode, pane.Mode));
        if (into is null)
        {
            into = new OpenPane();
            into.Open(end, pane.Mode);
            _panes.Add(into);
        }

        into.Add(pane);
    }
}
