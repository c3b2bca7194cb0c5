using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Symbols;

/// <summary>A metric: declared, predeclared or inferred from its use.</summary>
/// <param name="Name">Service and metric: <c>permit-svc.latency</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="WireUnit">The conversion of a declared unit.</param>
/// <param name="Period">The declared period in ticks, or null.</param>
public sealed record MetricSymbol(string Name, MetricKind Kind, Unit Unit, UnitConversion WireUnit, long? Period)
{
    /// <value>The labels that its series have beside <c>service</c>, sorted; empty where they are not declared.</value>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <value>From where it is known.</value>
    public MetricOrigin Origin { get; init; }

    /// <value>True for the metric of any service: <c>*.latency</c>.</value>
    public bool IsOfAnyService => IsOfAny(Name);

    /// <summary>True for the name of a metric of any service.</summary>
    internal static bool IsOfAny(string name) => name.StartsWith("*.", StringComparison.Ordinal);
}

/// <summary>From where a metric is known.</summary>
public enum MetricOrigin
{
    /// <summary>Nothing says what it is: it stands only where any metric may, as in <c>absent</c>.</summary>
    Unknown,

    /// <summary>Its use says what it is.</summary>
    Used,

    /// <summary>The SDK, a probe or a synthetic sends it.</summary>
    Predeclared,

    /// <summary>A <c>metric</c> declaration.</summary>
    Declared,
}
