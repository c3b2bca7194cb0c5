using System.Collections.Immutable;
using System.Text;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>An expectation that did not come true.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="At">The time at which it failed, relative to the test's start, in ticks of engine time.</param>
/// <param name="Expected">What was expected, in words.</param>
/// <param name="Seen">What was seen instead.</param>
/// <param name="Values">What the rule's readings were at that time, computed from the samples that were given, and how far its clocks had come.</param>
public sealed record TestFailure(SourcePlace Place, long At, string Expected, string Seen, ImmutableArray<string> Values)
{
    /// <summary>All of it, for people: the place and the line first.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Place).Append(": ").Append(Place.Text.Trim()).Append('\n');
        text.Append("  expected  ").Append(Expected).Append('\n');
        text.Append("  seen      ").Append(Seen);
        for (var i = 0; i < Values.Length; i++)
        {
            var head = i == 0 ? $"at {Alerts.AlertText.Duration(At)}" : "";
            text.Append('\n').Append(i == 0 ? $"  {head,-9} " : "            ").Append(Values[i]);
        }

        return text.ToString();
    }
}
