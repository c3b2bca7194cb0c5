using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds durations to ticks of 100 ns.</summary>
internal static class DurationBinder
{
    /// <value>The longest duration that a rule may name: 90 days.</value>
    public const long Longest = 90 * 24 * EngineTime.Hour;

    /// <summary>The duration in ticks, or null after one diagnostic; a bare 0 is none where none is allowed.</summary>
    public static long? Bind(QuantitySyntax syntax, string what, long least, long most, Action<Diagnostic> report)
    {
        var place = Place.Of(syntax);
        if (QuantityReader.Read(place, syntax.Number, syntax.Unit, report) is not { } quantity)
        {
            return null;
        }

        if (quantity.Unit != Unit.Duration && !(quantity.FitsAny && least == 0))
        {
            report(UnitDiagnostics.WantedOther(place, quantity.Text, what, Unit.Duration, Suggest(syntax, quantity)));
            return null;
        }

        if (quantity.Value < (decimal)least / EngineTime.Second || quantity.Value > (decimal)most / EngineTime.Second)
        {
            report(UnitDiagnostics.DurationOutOfRange(place, quantity.Text, what, Range(least, most)));
            return null;
        }

        return (long)decimal.Round(quantity.Value * EngineTime.Second, MidpointRounding.AwayFromZero);
    }

    private static ImmutableArray<string> Suggest(QuantitySyntax syntax, Quantity quantity) =>
        quantity.Scale.Text == "M" ? [syntax.Number + "m"]
        : quantity.Scale.Text.Length == 0 ? [syntax.Number + "s", syntax.Number + "m"]
        : [];

    private static string Range(long least, long most) => $"between {(least == 0 ? "0s" : Text(least))} and {Text(most)}";

    private static string Text(long ticks) =>
        ticks % (24 * EngineTime.Hour) == 0 ? $"{ticks / (24 * EngineTime.Hour)}d"
        : ticks % EngineTime.Second == 0 ? $"{ticks / EngineTime.Second}s"
        : $"{ticks / (EngineTime.Second / 1_000)}ms";
}
