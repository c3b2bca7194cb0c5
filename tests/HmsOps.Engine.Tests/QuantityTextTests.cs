namespace HmsOps.Engine.Tests;

public sealed class QuantityTextTests
{
    [Theory]
    [InlineData(0, "s", "0s")]
    [InlineData(0.9, "s", "900ms")]
    [InlineData(0.0004, "s", "400µs")]
    [InlineData(1.2, "s", "1.2s")]
    [InlineData(0.9004999, "s", "900.5ms")]
    [InlineData(-0.25, "s", "-250ms")]
    [InlineData(0.073, "%", "7.3%")]
    [InlineData(1500, "B", "1.5kB")]
    [InlineData(2.5e9, "B/s", "2.5GB/s")]
    [InlineData(999, "B", "999B")]
    [InlineData(123456, "", "123456")]
    [InlineData(1234.56, "/s", "1235/s")]
    [InlineData(0.000012, "", "0.000012")]
    public void Numbers_are_written_with_four_digits_and_a_unit_that_fits(double value, string unit, string text) =>
        Assert.Equal(text, QuantityText.Format(value, unit));
}
