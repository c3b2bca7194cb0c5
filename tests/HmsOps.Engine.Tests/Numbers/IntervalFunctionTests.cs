using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Numbers;

public sealed class IntervalFunctionTests
{
    private const double Open = double.PositiveInfinity;

    private static readonly Interval s_unknown = Interval.Unknown(UnknownReason.NoData);

    [Theory]
    [InlineData(-3, -3, 3, 3)]
    [InlineData(-3, 2, 0, 3)]
    [InlineData(-3, -1, 1, 3)]
    [InlineData(2, Open, 2, Open)]
    [InlineData(-Open, -2, 2, Open)]
    public void Without_its_sign(double low, double high, double expectedLow, double expectedHigh) =>
        Equal(expectedLow, expectedHigh, Interval.Absolute(Known(low, high)));

    [Theory]
    [InlineData(5, Open, 3, 3, 3, 3, 5, Open)]
    [InlineData(1, 4, 2, 3, 1, 3, 2, 4)]
    public void The_lesser_and_the_greater(
        double low, double high, double otherLow, double otherHigh, double leastLow, double leastHigh, double mostLow, double mostHigh)
    {
        Equal(leastLow, leastHigh, Interval.Minimum(Known(low, high), Known(otherLow, otherHigh)));
        Equal(mostLow, mostHigh, Interval.Maximum(Known(low, high), Known(otherLow, otherHigh)));
    }

    [Theory]
    [InlineData(7, 7, 5, 5, 2, 2)]
    [InlineData(-1, -1, 10, 10, 9, 9)]
    [InlineData(1, 1, -10, -10, -9, -9)]
    [InlineData(10, 10, 5, 5, 0, 0)]
    [InlineData(0.7, 0.7, 0.5, 0.5, 0.7 % 0.5, 0.7 % 0.5)]
    [InlineData(3, Open, 5, 5, 0, 5)]
    [InlineData(3, 3, -5, -4, -5, 0)]
    public void What_is_left(double low, double high, double divisorLow, double divisorHigh, double expectedLow, double expectedHigh) =>
        Equal(expectedLow, expectedHigh, Interval.Modulo(Known(low, high), Known(divisorLow, divisorHigh)));

    [Fact]
    public void Nothing_is_left_by_zero()
    {
        Assert.Equal(Interval.Unknown(UnknownReason.Undefined), Interval.Modulo(Known(3, 3), Known(0, 0)));
        Assert.Equal(Interval.Unknown(UnknownReason.Warming), Interval.Modulo(Known(3, 3), Known(0, Open)));
    }

    [Fact]
    public void Of_what_is_unknown_nothing_is_known()
    {
        Assert.Equal(s_unknown, Interval.Absolute(s_unknown));
        Assert.Equal(s_unknown, Interval.Minimum(s_unknown, Known(1, 1)));
        Assert.Equal(s_unknown, Interval.Maximum(Known(1, 1), s_unknown));
        Assert.Equal(s_unknown, Interval.Modulo(Known(1, 1), s_unknown));
    }

    private static Interval Known(double low, double high) =>
        low == high ? Interval.Exactly(low) : Interval.Between(low, high, UnknownReason.Warming);

    private static void Equal(double low, double high, Interval actual) => Assert.Equal(Known(low, high), actual);
}
