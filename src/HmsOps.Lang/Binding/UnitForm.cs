using System.Collections.Immutable;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>The unit of an expression while metrics' units are unknown: a known dimension times powers of those units.</summary>
/// <param name="Dimension">The known part.</param>
/// <param name="Tag">The tag where nothing is unknown.</param>
/// <param name="Powers">The metrics of unknown unit and their exponents, none of which is 0.</param>
/// <param name="IsBare">True where only literals without a unit made it: they fix no dimension.</param>
internal sealed record UnitForm(Dimension Dimension, UnitTag Tag, ImmutableSortedDictionary<string, int> Powers, bool IsBare)
{
    private static readonly ImmutableSortedDictionary<string, int> NoPowers = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <value>A point in time.</value>
    public static UnitForm Timestamp { get; } = Of(Unit.Timestamp);

    /// <value>A duration.</value>
    public static UnitForm Duration { get; } = Of(Unit.Duration);

    /// <value>A count.</value>
    public static UnitForm Count { get; } = Of(Unit.Count);

    /// <value>A ratio.</value>
    public static UnitForm Ratio { get; } = Of(Unit.Ratio);

    /// <value>True where it is known.</value>
    public bool IsKnown => Powers.IsEmpty;

    /// <value>True for a known point in time.</value>
    public bool IsTimestamp => Tag == UnitTag.Timestamp && IsKnown;

    /// <value>True for one metric's own unknown unit.</value>
    public bool IsOneMetric => Dimension == Dimension.None && Powers.Count == 1 && Powers.First().Value == 1;

    /// <summary>A known unit.</summary>
    public static UnitForm Of(Unit unit, bool isBare = false) => new(unit.Dimension, unit.Tag, NoPowers, isBare);

    /// <summary>A metric's own, unknown unit, times a known one.</summary>
    public static UnitForm Of(string metric, Dimension times) => new(times, UnitTag.Plain, NoPowers.Add(metric, 1), false);

    /// <summary>The product of this and <paramref name="other"/> to the power <paramref name="sign"/> (1 or -1); null where a power can't be kept.</summary>
    public UnitForm? Times(UnitForm other, int sign)
    {
        if (Dimension.Combine(Dimension, other.Dimension, sign) is not { } dimension)
        {
            return null;
        }

        if (other.Powers.IsEmpty)
        {
            return new(dimension, UnitTag.Plain, Powers, IsBare && other.IsBare);
        }

        var powers = Powers;
        foreach (var (metric, power) in other.Powers)
        {
            var sum = powers.GetValueOrDefault(metric) + (sign * power);
            powers = sum == 0 ? powers.Remove(metric) : powers.SetItem(metric, sum);
        }

        return new(dimension, UnitTag.Plain, powers, IsBare && other.IsBare);
    }
}
