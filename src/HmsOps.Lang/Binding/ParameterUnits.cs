using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>The units of playbooks' parameters.</summary>
internal static class ParameterUnits
{
    /// <summary>The unit of a type, or null where it is no number.</summary>
    public static Unit? Of(ParameterType type) => type switch
    {
        ParameterType.Number => Unit.Plain,
        ParameterType.Duration => Unit.Duration,
        ParameterType.Ratio => Unit.Ratio,
        ParameterType.Bytes => Unit.Data,
        _ => null,
    };
}
