using FsCheck.Xunit;
using HmsOps.Engine.Sketch;

namespace HmsOps.Engine.Tests.Sketch;

public sealed class QuantileBinsTests
{
    [Fact]
    public void The_representative_is_within_eleven_tenths_of_a_percent_and_falls_into_its_own_bin()
    {
        for (var bin = 1; bin <= QuantileBins.Of(1e15); bin++)
        {
            var value = QuantileBins.Represent(bin);
            Assert.Equal(bin, QuantileBins.Of(value));
            Assert.Equal(-bin, QuantileBins.Of(-value));
            var edge = Math.BitDecrement(value);
            while (QuantileBins.Of(edge) == bin)
            {
                edge *= 0.9999;
            }

            Assert.InRange(Math.Abs(value - edge) / edge, 0, 0.0111);
        }
    }

    [Fact]
    public void Octaves_start_at_powers_of_two_exactly()
    {
        for (var exponent = -29; exponent < 60; exponent++)
        {
            var power = Math.ScaleB(1, exponent);
            Assert.Equal(QuantileBins.Of(power), QuantileBins.Of(Math.BitIncrement(power)));
            Assert.Equal(QuantileBins.Of(power) - 1, QuantileBins.Of(Math.BitDecrement(power)));
            Assert.Equal(QuantileBins.Of(power) + 32, QuantileBins.Of(power * 2));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9.99e-10, 0)]
    [InlineData(-9.99e-10, 0)]
    [InlineData(1e-9, 1)]
    [InlineData(-1e-9, -1)]
    public void Near_zero_is_one_bin(double value, int bin) => Assert.Equal(bin, QuantileBins.Of(value));

    [Fact]
    public void Outside_the_range_a_bin_answers_with_its_side()
    {
        var range = QuantileBins.RangeOf("s");
        Assert.Equal((3600, double.PositiveInfinity), QuantileBins.Read(QuantileBins.Clamp(QuantileBins.Of(7200), range), range));
        Assert.Equal((double.NegativeInfinity, -3600), QuantileBins.Read(QuantileBins.Clamp(QuantileBins.Of(-7200), range), range));
        Assert.Equal((1e-9, 1e-6), QuantileBins.Read(QuantileBins.Clamp(QuantileBins.Of(1e-7), range), range));
        var (low, high) = QuantileBins.Read(QuantileBins.Of(3600), range);
        Assert.Equal(low, high);
        Assert.Equal(QuantileBins.Of(2e6), QuantileBins.Clamp(QuantileBins.Of(2e6), QuantileBins.RangeOf("B")));
    }

    [Property]
    public bool Bins_are_monotone(double left, double right) =>
        !double.IsFinite(left) || !double.IsFinite(right)
        || Math.Sign(QuantileBins.Of(left).CompareTo(QuantileBins.Of(right))) * Math.Sign(left.CompareTo(right)) >= 0;
}
