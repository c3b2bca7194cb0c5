using System.Runtime.CompilerServices;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>How many rows of a group are true, false, and unknown for which reason.</summary>
internal struct TruthTally
{
    private Reasons _unknown;

    /// <value>Rows in which it holds.</value>
    public int True { get; private set; }

    /// <value>Rows in which it does not.</value>
    public int False { get; private set; }

    /// <value>Rows of which it is not known.</value>
    public int Unknown { get; private set; }

    /// <value>The greatest of the unknown rows' reasons.</value>
    public readonly UnknownReason Reason
    {
        get
        {
            var reason = (int)UnknownReason.NoData;
            while (reason > 0 && _unknown[reason] == 0)
            {
                reason--;
            }

            return (UnknownReason)reason;
        }
    }

    /// <summary>A row comes (1) or goes (-1).</summary>
    public void Add(Truth truth, int change)
    {
        if (truth.IsTrue)
        {
            True += change;
        }
        else if (truth.IsFalse)
        {
            False += change;
        }
        else
        {
            Unknown += change;
            _unknown[(int)truth.Reason] += change;
        }
    }

    [InlineArray((int)UnknownReason.NoData + 1)]
    private struct Reasons
    {
        private int _first;
    }
}
