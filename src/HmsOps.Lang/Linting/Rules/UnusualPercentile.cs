using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4029.</summary>
internal static class UnusualPercentile
{
    private static readonly int[] Usual = [50, 75, 90, 95, 98, 99];

    public static LintRule Rule { get; } = new(
        "HMS4029",
        LintLevel.Warning,
        "an unusual percentile",
        "`p59` is more often a slip of the fingers than a choice, and a percentile that nobody else uses can't be compared with anything.",
        lint => lint.Expressions.SelectMany(expression => BoundWalk.Readings(expression.Node)).SelectMany(Look));

    private static IEnumerable<Diagnostic> Look(BoundReading reading)
    {
        // The lower percentiles mirror the upper ones: p05 is to throughput what p95 is to latency.
        if (reading.Rank is not { Denominator: 100, Numerator: var rank } || Usual.Contains((int)rank) || Usual.Contains(100 - (int)rank))
        {
            yield break;
        }

        var name = $"p{rank:00}";
        var swapped = ((int)rank % 10 * 10) + ((int)rank / 10);
        var near = $"p{(Usual.Contains(swapped) ? swapped : Usual.MinBy(usual => Math.Abs(usual - (int)rank))):00}";
        var at = reading.Source.TextOf(reading.Span).IndexOf(name, StringComparison.Ordinal);
        var place = at < 0 ? Place.Of(reading) : Place.Of(reading).At(new(reading.Span.Start + at, name.Length));
        yield return ConditionLintDiagnostics.UnusualPercentile(place, name, near, at < 0 ? null : Report.Write(place.Span, near));
    }
}
