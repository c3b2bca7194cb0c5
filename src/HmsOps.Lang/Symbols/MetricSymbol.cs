using HmsOps.Engine.Plan;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Symbols;

/// <summary>A metric: declared, predeclared or inferred from its use.</summary>
/// <param name="Name">Service and metric: <c>permit-svc.latency</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="WireUnit">The conversion of a declared unit.</param>
/// <param name="Period">The declared period in ticks, or null.</param>
public sealed record MetricSymbol(string Name, MetricKind Kind, Unit Unit, UnitConversion WireUnit, long? Period);
