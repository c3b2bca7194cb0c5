using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>What is known of a metric while it is found out.</summary>
internal sealed class MetricEntry(string name)
{
    /// <summary>Service and metric.</summary>
    public string Name { get; } = name;

    /// <summary>Its kind, or null while it is not known.</summary>
    public MetricKind? Kind { get; set; }

    /// <summary>Where a use implies the kind or a declaration says it; null for a predeclared one.</summary>
    public Place? KindPlace { get; set; }

    /// <value>True where the kind follows from use.</value>
    public bool IsKindInferred { get; set; }

    /// <summary>Its unit, or null while it is not known.</summary>
    public Unit? Unit { get; set; }

    /// <summary>Where a use implies the unit or a declaration says it; null for a predeclared or assumed one.</summary>
    public Place? UnitPlace { get; set; }

    /// <value>True where the unit follows from use.</value>
    public bool IsUnitInferred { get; set; }

    /// <summary>The conversion of a declared unit.</summary>
    public UnitConversion WireUnit { get; set; } = UnitConversion.None;

    /// <summary>The declared period in ticks, or null.</summary>
    public long? Period { get; set; }

    /// <value>True where its declaration is wrong: nothing more is said of its uses.</value>
    public bool IsBroken { get; set; }

    /// <summary>The metric, with what is not known assumed: a gauge, a plain number, of a counter a count.</summary>
    public MetricSymbol ToSymbol()
    {
        var kind = Kind ?? MetricKind.Gauge;
        return new(Name, kind, Unit ?? (kind == MetricKind.Counter ? Units.Unit.Count : Units.Unit.Plain), WireUnit, Period);
    }
}
