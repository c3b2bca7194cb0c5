using System.Globalization;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>Says what is known exactly of a predicate's readings, for people.</summary>
internal static class ReadingWords
{
    /// <summary>One clause a leaf, in the order in which they are written.</summary>
    public static string Of(RulePredicate predicate, ReadOnlySpan<OperandCursor> cursors)
    {
        var clauses = new List<string>();
        for (var i = 0; i < predicate.Leaves.Length && i < predicate.Plan.Leaves.Length; i++)
        {
            var node = predicate.Leaves[i];
            var cursor = cursors[node.Operand];
            var leaf = predicate.Plan.Leaves[i];
            clauses.Add(node switch
            {
                QuantileTestNode test => Tested(predicate, test, leaf, cursor),
                ShareNode share => Shared(predicate, share.Counted, share.Slot, leaf, cursor),
                ShareTestNode test => Shared(predicate, test.Counted, test.Slot, leaf, cursor),
                PastNode past => Valued(leaf, cursor.Totals?.ReadPast(cursor.Entity, (int)predicate.Plan.Integers[past.Slot])),
                PredictNode predict => Valued(leaf, cursor.Totals?.Predict(cursor.Entity, predicate.Plan.Integers[predict.Slot])),
                ReadNode read => Valued(leaf, cursor.Totals?.Read(cursor.Entity, read.Reading, RankOf(predicate, read))),
                AcrossNode => Counted(leaf, cursor) ?? Valued(leaf, cursor.Totals?.ReadAcross(cursor.Entity)),
                AcrossTestNode => Counted(leaf, cursor) ?? $"{leaf.Text}: {Unknown(UnknownReason.NoData)}",
                AbsentNode => Absent(leaf, cursor.Totals?.TestAcross(cursor.Entity) ?? Truth.Unknown(UnknownReason.NoData)),
                _ => throw new InvalidOperationException($"no words for {node.GetType().Name}"),
            });
        }

        return string.Join("; ", clauses.Distinct());
    }

    /// <summary>Why nothing is known.</summary>
    public static string Unknown(UnknownReason reason) => reason switch
    {
        UnknownReason.Warming => "not watched for a whole window yet",
        UnknownReason.Undefined => "not a number",
        UnknownReason.TooFew => "too few samples for a line, or too close together",
        UnknownReason.Undecidable => "the counted buckets can't decide it",
        UnknownReason.ManyToMany => "many series of one side match many of the other",
        _ => "no data",
    };

    private static Rank RankOf(RulePredicate predicate, ReadNode node) => node.Reading == Reading.Quantile
        ? new Rank(predicate.Plan.Integers[node.Slot], predicate.Plan.Integers[node.Slot + 1])
        : default;

    // Of conditions: in how many rows they hold.
    private static string? Counted(LeafPlan leaf, OperandCursor cursor)
    {
        if (cursor.Totals is not AcrossStore { Plan.IsOfConditions: true } across || across.TallyOf(cursor.Entity) is not ( > 0 and var rows, var truths))
        {
            return null;
        }

        var unknown = truths.Unknown == 0 ? "" : $", {truths.Unknown} unknown";
        return $"{Question(leaf) ?? leaf.Text}: {truths.True} of {rows}{unknown}";
    }

    private static string Absent(LeafPlan leaf, Truth absent) =>
        $"{leaf.Text}: {(absent.IsUnknown ? Unknown(absent.Reason) : absent.IsTrue ? "no sample" : "there are samples")}";

    private static string Valued(LeafPlan leaf, Interval? read)
    {
        var known = read ?? Interval.Unknown(UnknownReason.NoData);
        var said = known.IsUnknown ? Unknown(known.Reason)
            : known.IsExact ? QuantityText.Format(known.Low, leaf.Unit)
            : double.IsPositiveInfinity(known.High) ? $"at least {QuantityText.Format(known.Low, leaf.Unit)}"
            : double.IsNegativeInfinity(known.Low) ? $"at most {QuantityText.Format(known.High, leaf.Unit)}"
            : $"between {QuantityText.Format(known.Low, leaf.Unit)} and {QuantityText.Format(known.High, leaf.Unit)}";
        return known.IsUnknown ? $"{leaf.Text}: {said}"
            : Question(leaf) is { } question ? $"{question}: {said}"
            : $"{leaf.Text} = {said}";
    }

    private static string Tested(RulePredicate predicate, QuantileTestNode test, LeafPlan leaf, OperandCursor cursor)
    {
        var question = Question(leaf) ?? leaf.Text;
        if (cursor.Totals is not CountsStore counts || counts.CountOf(cursor.Entity) is not (> 0 and var count))
        {
            var reason = cursor.Totals?.Read(cursor.Entity, Reading.Count, default).Reason ?? UnknownReason.NoData;
            return $"{question}: {Unknown(reason)}";
        }

        var integers = predicate.Plan.Integers;
        var rank = new Rank(integers[test.Slot], integers[test.Slot + 1]);
        var strictly = test.Operator is ComparisonOperator.Greater or ComparisonOperator.LessOrEqual;
        var bound = (int)integers[test.Slot + (strictly ? 2 : 3)];
        var above = count - counts.UpTo(cursor.Entity, bound);
        var allowed = 100m * (rank.Denominator - rank.Numerator) / rank.Denominator;
        var side = strictly ? "above" : "at or above";
        return $"{question}: {Percent(above, count, allowed)} of {count.ToString("#,0", CultureInfo.InvariantCulture)} {side} {leaf.ThresholdText} ({Plain(allowed)}% allowed)";
    }

    private static string Shared(RulePredicate predicate, ComparisonOperator counted, int slot, LeafPlan leaf, OperandCursor cursor)
    {
        var integers = predicate.Plan.Integers;
        var count = cursor.Totals?.CountShare(cursor.Entity, counted, (int)integers[slot], (int)integers[slot + 1]) ?? default;
        var question = Question(leaf) ?? leaf.Text;
        if (count.Whole == 0)
        {
            return $"{question}: {Unknown(UnknownReason.NoData)}";
        }

        // A share is never beside a threshold that is no share.
        var wanted = leaf.Threshold is >= 0 and <= 1 ? (decimal)leaf.Threshold.Value * 100 : -1;
        return $"{question}: {Percent(count.Part, count.Whole, wanted)} of {count.Whole.ToString("#,0", CultureInfo.InvariantCulture)}";
    }

    private static string? Question(LeafPlan leaf) =>
        leaf is { Operator: { } comparison, ThresholdText: { } threshold } ? $"{leaf.Text} {Sign(comparison)} {threshold}" : null;

    // Rounded to a tenth, but never so that what was allowed and what was not look the same.
    private static string Percent(long part, long whole, decimal allowed)
    {
        var exact = 100m * part / whole;
        for (var digits = 1; digits < 12; digits++)
        {
            var rounded = Math.Round(exact, digits, MidpointRounding.AwayFromZero);
            if (rounded.CompareTo(allowed) == exact.CompareTo(allowed) && (rounded == 0) == (part == 0))
            {
                return Plain(rounded) + "%";
            }
        }

        return Plain(exact) + "%";
    }

    private static string Plain(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        ComparisonOperator.Equal => "==",
        _ => "!=",
    };
}
