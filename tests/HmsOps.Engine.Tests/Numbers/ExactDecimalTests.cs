using System.Globalization;
using System.Numerics;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tests.Numbers;

public sealed class ExactDecimalTests
{
    [Theory]
    [InlineData("0.05", 1, 20, 0)]
    [InlineData("0.050000000000000000000000000", 1, 20, 0)]
    [InlineData("0.05", 1_000_001, 20_000_000, 1)]
    [InlineData("0.05", 999_999, 20_000_000, -1)]
    [InlineData("0.3333333333333333333333333333", 1, 3, 1)]
    [InlineData("0.3333333333333333333333333334", 1, 3, -1)]
    [InlineData("1", long.MaxValue, long.MaxValue, 0)]
    [InlineData("0.9999999999999999999999999999", long.MaxValue, long.MaxValue, 1)]
    [InlineData("0.9999999999999999999", long.MaxValue - 1, long.MaxValue, -1)]
    [InlineData("79228162514264337593543950335", long.MaxValue, 1, -1)]
    [InlineData("0", 0, 5, 0)]
    [InlineData("-0.1", 0, 5, 1)]
    public void A_ratio_is_compared_with_all_digits(string constant, long part, long whole, int expected) =>
        Assert.Equal(expected, Math.Sign(ExactDecimal.Of(decimal.Parse(constant, CultureInfo.InvariantCulture)).CompareRatio(part, whole)));

    [Fact]
    public void Random_ratios_compare_as_whole_numbers_do()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var whole = 1 + random.NextInt64(i % 2 == 0 ? 100 : long.MaxValue);
            var part = random.NextInt64(whole);
            var scale = random.Next(29);
            var constant = i % 3 == 0
                ? (decimal)part / whole
                : new decimal(random.Next(), random.Next(), random.Next(), false, (byte)scale);
            var bits = decimal.GetBits(constant);
            var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], false, 0));
            var expected = (part * BigInteger.Pow(10, (bits[3] >> 16) & 0xFF)).CompareTo(digits * whole);
            Assert.Equal(Math.Sign(expected), Math.Sign(ExactDecimal.Of(constant).CompareRatio(part, whole)));
        }
    }
}
