using System.Collections.Immutable;

namespace HmsOps.Lang.Units;

/// <summary>Declared units with their exponents, none of which is 0; sorted by name, equal by value.</summary>
public sealed class OpaquePowers : IEquatable<OpaquePowers>
{
    private readonly ImmutableArray<(string Unit, int Power)> _powers;

    private OpaquePowers(ImmutableArray<(string Unit, int Power)> powers) => _powers = powers;

    /// <value>The units and their exponents.</value>
    public ImmutableArray<(string Unit, int Power)> Powers => _powers;

    /// <value>The greatest exponent, its sign taken off.</value>
    public int Highest => _powers.Max(power => Math.Abs(power.Power));

    /// <summary>One unit to the power 1.</summary>
    public static OpaquePowers Of(string unit) => new([(unit, 1)]);

    /// <summary>The product, or with <paramref name="sign"/> -1 the quotient; null where nothing is left.</summary>
    public static OpaquePowers? Combine(OpaquePowers? left, OpaquePowers? right, int sign)
    {
        if (right is null)
        {
            return left;
        }

        var sum = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (unit, power) in left?._powers ?? [])
        {
            sum[unit] = power;
        }

        foreach (var (unit, power) in right._powers)
        {
            sum[unit] = sum.GetValueOrDefault(unit) + (sign * power);
        }

        ImmutableArray<(string, int)> powers = [.. sum.Where(pair => pair.Value != 0).Select(pair => (pair.Key, pair.Value))];
        return powers.IsEmpty ? null : new(powers);
    }

    /// <summary>All exponents divided, or null where one is not divisible.</summary>
    public OpaquePowers? Divide(int divisor) =>
        _powers.All(power => power.Power % divisor == 0) ? new([.. _powers.Select(power => (power.Unit, power.Power / divisor))]) : null;

    /// <inheritdoc/>
    public bool Equals(OpaquePowers? other) => other is not null && _powers.AsSpan().SequenceEqual(other._powers.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OpaquePowers);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_powers[0].Unit, StringComparison.Ordinal) + _powers[0].Power;
}
