using System.Runtime.InteropServices;
using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Alerts;

/// <summary>One instance of an alert: its rows, and the episode that is open.</summary>
internal sealed class AlertInstance(LabelSet labels)
{
    private readonly List<AlertRow> _rows = new(1);

    /// <summary>The instance's labels.</summary>
    public LabelSet Labels { get; } = labels;

    /// <summary>In order of appearance.</summary>
    public ReadOnlySpan<AlertRow> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>The highest of its rows, as of the last <see cref="Summarise"/>.</summary>
    public AlertState State { get; set; }

    /// <summary>The episode that is open, or null.</summary>
    public EpisodeRecord? Episode { get; set; }

    /// <value>When it took its state, or null where that is not known.</value>
    public long? StateSince { get; set; }

    /// <summary>Why it took its state.</summary>
    public string Reason { get; set; } = "";

    /// <value>First tick at which none of its rows had a series, or <see cref="AlertRow.Unset"/>.</value>
    public long EmptySince { get; set; } = AlertRow.Unset;

    /// <value>True where no series has made a row of it: it is evaluated as unknown.</value>
    public bool HasNoRow => _rows.Count == 1 && _rows[0].Number < 0 && _rows[0].Labels.Equals(Labels);

    /// <value>How many of its rows have not left.</value>
    public int Present
    {
        get
        {
            var count = 0;
            foreach (var row in _rows)
            {
                count += row.HasLeft ? 0 : 1;
            }

            return count;
        }
    }

    /// <value>True where each row that fired in the episode last ended by a known clear.</value>
    public bool EndedByKnownClear => _rows.TrueForAll(row => !row.HasFired || row.KnownClear);

    /// <summary>Takes up a row.</summary>
    public void Add(AlertRow row) => _rows.Add(row);

    /// <summary>Takes away the row that stood for none.</summary>
    public void Clear() => _rows.Clear();

    /// <summary>The state that its rows make: firing, else the highest of open "No Data", pending, idle "No Data".</summary>
    public AlertState Summarise()
    {
        var state = AlertState.Inactive;
        foreach (var row in _rows)
        {
            if (Urgency(row.State) > Urgency(state))
            {
                state = row.State;
            }
        }

        return state;
    }

    private static int Urgency(AlertState state) => state switch
    {
        AlertState.Firing => 4,
        AlertState.NoDataOpen => 3,
        AlertState.Pending => 2,
        AlertState.NoDataIdle => 1,
        _ => 0,
    };
}
