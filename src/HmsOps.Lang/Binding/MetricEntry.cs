using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>What is known of a metric while it is found out.</summary>
internal sealed class MetricEntry(string name)
{
    private MetricSymbol? _symbol;

    /// <summary>Service and metric.</summary>
    public string Name { get; } = name;

    /// <value>From where it is known.</value>
    public MetricOrigin Origin { get; set; }

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

    /// <value>The declared labels, sorted; empty where none are.</value>
    public ImmutableArray<string> Labels { get; set; } = [];

    /// <value>True where its declaration is wrong: nothing more is said of its uses.</value>
    public bool IsBroken { get; set; }

    /// <summary>Takes over what the declaration of another metric says.</summary>
    public void TakeFrom(MetricEntry other)
    {
        (Kind, KindPlace, IsKindInferred) = (other.Kind, other.KindPlace, other.IsKindInferred);
        (Unit, UnitPlace, IsUnitInferred) = (other.Unit, other.UnitPlace, other.IsUnitInferred);
        (WireUnit, Period, Labels, IsBroken) = (other.WireUnit, other.Period, other.Labels, other.IsBroken);
        Origin = other.Origin;
    }

    /// <summary>The metric, with what is not known assumed: a gauge, a plain number, of a counter a count.</summary>
    public MetricSymbol ToSymbol()
    {
        var kind = Kind ?? MetricKind.Gauge;
        var unit = Unit ?? (kind == MetricKind.Counter ? Units.Unit.Count : Units.Unit.Plain);
        if (_symbol is null || _symbol.Kind != kind || _symbol.Unit != unit || _symbol.Origin != Origin)
        {
            _symbol = new(Name, kind, unit, WireUnit, Period) { Labels = Labels, Origin = Origin };
        }

        return _symbol;
    }
}
