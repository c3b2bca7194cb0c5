using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Lowering;

/// <summary>Parts of a plan as text that is the same on every machine and tells different things apart.</summary>
internal static class PlanText
{
    /// <summary>The symbol of a stored unit; <c>%</c> for a ratio, whose stored value is the fraction.</summary>
    public static string Unit(Unit unit) => unit.Tag == UnitTag.Ratio ? "%" : unit.Symbol;

    public static string Number(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A bound: <c>le(0.8)</c> counts x ≤ 0.8, <c>lt(0.8)</c> counts x &lt; 0.8 and stands for the double just below.</summary>
    public static string Bound(double bound)
    {
        var own = Number(bound);
        var next = Number(Math.BitIncrement(bound));
        return next.Length < own.Length ? $"lt({next})" : $"le({own})";
    }

    /// <summary>A duration in its greatest whole unit: <c>5m</c>, <c>90s</c>.</summary>
    public static string Duration(long ticks) => ticks switch
    {
        0 => "0s",
        _ when ticks % (24 * EngineTime.Hour) == 0 => Number(ticks / (24 * EngineTime.Hour)) + "d",
        _ when ticks % EngineTime.Hour == 0 => Number(ticks / EngineTime.Hour) + "h",
        _ when ticks % EngineTime.Minute == 0 => Number(ticks / EngineTime.Minute) + "m",
        _ => EngineTime.ToSeconds(ticks).ToString(CultureInfo.InvariantCulture) + "s",
    };

    /// <summary>A selector, or nothing; values are quoted.</summary>
    public static string Selector(ImmutableArray<LabelMatcher> selector) => selector.IsEmpty
        ? ""
        : "{" + string.Join(", ", selector.Select(matcher => $"{matcher.Label} {Operator(matcher.Operator)} {Quote(matcher.Value)}")) + "}";

    public static string Grouping(Grouping grouping) => grouping.Kind switch
    {
        GroupingKind.All => "",
        GroupingKind.EachSeries => "each series",
        GroupingKind.Without => "without " + Names(grouping.Labels),
        _ => "by " + Names(grouping.Labels),
    };

    public static string Names(ImmutableArray<string> names) => string.Join(", ", names);

    private static string Operator(MatchOperator match) => match switch
    {
        MatchOperator.Equal => "=",
        MatchOperator.NotEqual => "!=",
        MatchOperator.Matches => "=~",
        _ => "!~",
    };

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
