using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Linting;

/// <summary>A set of numbers: disjoint intervals in ascending order.</summary>
internal sealed class ValueSet
{
    private readonly ImmutableArray<Piece> _pieces;

    private ValueSet(ImmutableArray<Piece> pieces) => _pieces = pieces;

    /// <summary>Every number.</summary>
    public static ValueSet All { get; } = new([new(null, false, null, false)]);

    /// <summary>No number.</summary>
    public static ValueSet None { get; } = new([]);

    /// <value>True where no number is in it.</value>
    public bool IsEmpty => _pieces.IsEmpty;

    /// <summary>The numbers that compare so with a constant.</summary>
    public static ValueSet Of(ComparisonOperator comparison, decimal constant) => comparison switch
    {
        ComparisonOperator.Less => new([new(null, false, constant, false)]),
        ComparisonOperator.LessOrEqual => new([new(null, false, constant, true)]),
        ComparisonOperator.Greater => new([new(constant, false, null, false)]),
        ComparisonOperator.GreaterOrEqual => new([new(constant, true, null, false)]),
        ComparisonOperator.Equal => new([new(constant, true, constant, true)]),
        _ => new([new(null, false, constant, false), new(constant, false, null, false)]),
    };

    /// <summary>The numbers from one to another, both included; null is without end.</summary>
    public static ValueSet Between(decimal? low, decimal? high) => new([new(low, low is not null, high, high is not null)]);

    /// <summary>The numbers of both.</summary>
    public ValueSet And(ValueSet other) =>
        _pieces is [var one] && other._pieces is [var two] ? one.And(two) is { IsEmpty: false } both ? new([both]) : None
        : new([.. _pieces.SelectMany(left => other._pieces.Select(right => left.And(right))).Where(piece => !piece.IsEmpty).OrderBy(piece => piece.Low ?? decimal.MinValue)]);

    /// <summary>The numbers of either.</summary>
    public ValueSet Or(ValueSet other) => Not().And(other.Not()).Not();

    /// <summary>All other numbers.</summary>
    public ValueSet Not()
    {
        var gaps = ImmutableArray.CreateBuilder<Piece>();
        var (low, isIncluded) = ((decimal?)null, false);
        var isOpen = true;
        foreach (var piece in _pieces)
        {
            if (piece.Low is { } begin)
            {
                gaps.Add(new(low, isIncluded, begin, !piece.HasLow));
            }

            (low, isIncluded, isOpen) = (piece.High, !piece.HasHigh, piece.High is not null);
        }

        if (isOpen)
        {
            gaps.Add(new(low, isIncluded, null, false));
        }

        gaps.RemoveAll(gap => gap.IsEmpty);
        return new(gaps.ToImmutable());
    }

    /// <summary>True where all numbers of this are in the other.</summary>
    public bool IsWithin(ValueSet other) => And(other.Not()).IsEmpty;

    private readonly record struct Piece(decimal? Low, bool HasLow, decimal? High, bool HasHigh)
    {
        public bool IsEmpty => Low is { } low && High is { } high && (low > high || (low == high && !(HasLow && HasHigh)));

        public Piece And(Piece other)
        {
            var (low, hasLow) = Compare(Low, other.Low, decimal.MinValue) switch
            {
                > 0 => (Low, HasLow),
                < 0 => (other.Low, other.HasLow),
                _ => (Low, HasLow && other.HasLow),
            };
            var (high, hasHigh) = Compare(High, other.High, decimal.MaxValue) switch
            {
                < 0 => (High, HasHigh),
                > 0 => (other.High, other.HasHigh),
                _ => (High, HasHigh && other.HasHigh),
            };
            return new(low, hasLow, high, hasHigh);
        }

        private static int Compare(decimal? left, decimal? right, decimal end) => (left ?? end).CompareTo(right ?? end);
    }
}
