using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>Numbers that look random and are the same in every run and on every machine: SplitMix64, seeded by the series.</summary>
internal sealed class TestDice
{
    private ulong _state;

    public TestDice(GivenSeries series)
    {
        // FNV-1a over the series' name.
        _state = 14695981039346656037;
        foreach (var c in series.Metric + series.Labels)
        {
            _state = (_state ^ c) * 1099511628211;
        }
    }

    /// <summary>A segment's value, or one around it that is no further off than its spread.</summary>
    public double Around(GivenSegment segment) =>
        segment.Spread == 0 ? segment.Value ?? 0 : (segment.Value ?? 0) + (((2 * Next()) - 1) * segment.Spread);

    private double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
