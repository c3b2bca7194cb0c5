using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Units;

/// <summary>A unit as it can be written: its type, and its size in the stored unit as a fraction that is exact.</summary>
/// <param name="Text">As written: <c>ms</c>, <c>MiB/s</c>; empty for none.</param>
/// <param name="Unit">Dimension and tag.</param>
/// <param name="Multiplier">Stored value = value × multiplier ÷ divisor.</param>
/// <param name="Divisor">1,000 for <c>ms</c>.</param>
internal sealed record UnitScale(string Text, Unit Unit, decimal Multiplier, decimal Divisor)
{
    /// <summary>A number without a unit.</summary>
    public static UnitScale None { get; } = new("", Unit.Plain, 1, 1);

    /// <summary>A declared unit, kept as it comes.</summary>
    public static UnitScale Declared(string name) => new(name, new(Dimension.Of(name), UnitTag.Plain), 1, 1);

    /// <summary>The conversion of doubles on arrival: a single multiplication or division wherever the fraction allows it.</summary>
    public UnitConversion Conversion =>
        Multiplier % Divisor == 0 ? new((double)(Multiplier / Divisor), 1)
        : Divisor % Multiplier == 0 ? new(1, (double)(Divisor / Multiplier))
        : new((double)(Multiplier / Divisor), 1);

    /// <summary>The value in the stored unit.</summary>
    /// <exception cref="OverflowException">It is greater than a decimal can be.</exception>
    public decimal ToStored(decimal value) => value * Multiplier / Divisor;
}
