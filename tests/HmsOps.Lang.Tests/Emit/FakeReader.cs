using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Lang.Tests.Emit;

/// <summary>An aggregate whose totals are given, and which counts how often it was asked.</summary>
internal sealed class FakeReader(
    Func<Reading, Rank, Interval>? read = null, Func<ComparisonOperator, Rank, int, int, Truth>? test = null) : IAggregateReader
{
    public int Asked { get; private set; }

    public Interval Read(int entity, Reading reading, Rank rank)
    {
        Asked++;
        return read is null ? Interval.Unknown(UnknownReason.NoData) : read(reading, rank);
    }

    public Truth TestQuantile(int entity, ComparisonOperator comparison, Rank rank, int bound, int boundBelow)
    {
        Asked++;
        return test is null ? Truth.Unknown(UnknownReason.NoData) : test(comparison, rank, bound, boundBelow);
    }

    public Interval Predict(int entity, long horizon)
    {
        Asked++;
        return Interval.Unknown(UnknownReason.NoData);
    }

    public Interval ReadPast(int entity, int history)
    {
        Asked++;
        return Interval.Unknown(UnknownReason.NoData);
    }

    public Interval ReadAcross(int entity) => Interval.Unknown(UnknownReason.NoData);

    public Truth TestAcross(int entity) => Truth.Unknown(UnknownReason.NoData);

    public ShareCount CountShare(int entity, ComparisonOperator comparison, int bound, int boundBelow)
    {
        Asked++;
        return default;
    }
}
