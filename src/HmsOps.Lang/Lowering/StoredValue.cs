using System.Globalization;

namespace HmsOps.Lang.Lowering;

/// <summary>The one conversion of an exact constant to the double that samples are compared with.</summary>
internal static class StoredValue
{
    /// <summary>The double nearest to a decimal.</summary>
    /// <remarks>By way of its text: the runtime's cast divides two rounded doubles and can be one bit off.</remarks>
    public static double Of(decimal value) => value == 0
        ? 0
        : double.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
