using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds whole numbers.</summary>
internal static class Tally
{
    /// <summary>The number, or null after one diagnostic.</summary>
    /// <param name="syntax">As written.</param>
    /// <param name="least">The least number allowed.</param>
    /// <param name="most">The greatest number allowed.</param>
    /// <param name="wrong">What is said of another one, given as written.</param>
    /// <param name="report">Takes diagnostics.</param>
    public static long? Bind(QuantitySyntax syntax, long least, long most, Func<string, Diagnostic> wrong, Action<Diagnostic> report)
    {
        if (QuantityReader.Read(Place.Of(syntax), syntax.Number, syntax.Unit, report) is not { } quantity)
        {
            return null;
        }

        if (quantity.IsBare && quantity.Value >= least && quantity.Value <= most && decimal.Truncate(quantity.Value) == quantity.Value)
        {
            return (long)quantity.Value;
        }

        report(wrong(quantity.Text));
        return null;
    }
}
