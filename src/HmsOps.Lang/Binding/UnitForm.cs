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

    /// <summary>A known unit.</summary>
    public static UnitForm Of(Unit unit, bool isBare = false) => new(unit.Dimension, unit.Tag, NoPowers, isBare);

    /// <summary>A metric's own, unknown unit, times a known one.</summary>
    public static UnitForm Of(string metric, Dimension times) => new(times, UnitTag.Plain, NoPowers.Add(metric, 1), false);

    /// <summary>The product of this and <paramref name="other"/> to the power <paramref name="sign"/> (1 or -1).</summary>
    public UnitForm Times(UnitForm other, int sign)
    {
        var powers = Powers;
        foreach (var (metric, power) in other.Powers)
        {
            var sum = powers.GetValueOrDefault(metric) + (sign * power);
            powers = sum == 0 ? powers.Remove(metric) : powers.SetItem(metric, sum);
        }

        var dimension = sign > 0 ? Dimension * other.Dimension : Dimension / other.Dimension;
        return new(dimension, UnitTag.Plain, powers, IsBare && other.IsBare);
    }
}
