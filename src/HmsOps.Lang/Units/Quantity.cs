namespace HmsOps.Lang.Units;

/// <summary>A number with a unit, read.</summary>
/// <param name="Value">In stored units.</param>
/// <param name="Scale">The unit as written.</param>
/// <param name="Text">Number and unit as written, without a blank between them.</param>
internal sealed record Quantity(decimal Value, UnitScale Scale, string Text)
{
    /// <summary>Its type.</summary>
    public Unit Unit => Scale.Unit;

    /// <value>True without a unit: <c>5</c>, <c>5k</c>.</value>
    public bool IsBare => Unit == Unit.Plain && !Scale.Text.Contains('/', StringComparison.Ordinal);

    /// <value>True for a bare zero, which fits any unit.</value>
    public bool FitsAny => IsBare && Value == 0;
}
