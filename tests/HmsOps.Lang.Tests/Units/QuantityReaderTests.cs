using System.Globalization;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Tests.Units;

public sealed class QuantityReaderTests
{
    private static readonly Place Nowhere = new(new SourceText("x.hmsrule", " "), default);

    [Theory]
    [InlineData("0.8", "s", "0.8", "s")]
    [InlineData("500", "ms", "0.5", "s")]
    [InlineData("1", "us", "0.000001", "s")]
    [InlineData("1", "µs", "0.000001", "s")]
    [InlineData("1", "ns", "0.000000001", "s")]
    [InlineData("5", "min", "300", "s")]
    [InlineData("5", "m", "300", "s")]
    [InlineData("1", "h", "3600", "s")]
    [InlineData("1", "d", "86400", "s")]
    [InlineData("1", "w", "604800", "s")]
    [InlineData("1h30m", "", "5400", "s")]
    [InlineData("1d2h3m4s5ms", "", "93784.005", "s")]
    [InlineData("1", "%", "0.01", "")]
    [InlineData("99.95", "%", "0.9995", "")]
    [InlineData("5", "k", "5000", "")]
    [InlineData("1_000", "", "1000", "")]
    [InlineData("2.5", "G", "2500000000", "")]
    [InlineData("1e3", "", "1000", "")]
    [InlineData("1.5e-3", "s", "0.0015", "s")]
    [InlineData("10", "MiB", "10485760", "B")]
    [InlineData("10", "kB", "10000", "B")]
    [InlineData("1", "TiB", "1099511627776", "B")]
    [InlineData("1", "bit", "0.125", "B")]
    [InlineData("8", "Mbit/s", "1000000", "B/s")]
    [InlineData("100", "/s", "100", "/s")]
    [InlineData("90", "/min", "1.5", "/s")]
    [InlineData("7200", "/h", "2", "/s")]
    [InlineData("86400", "/d", "1", "/s")]
    [InlineData("5", "k/s", "5000", "/s")]
    public void Written_forms_have_exact_values(string number, string unit, string value, string symbol)
    {
        var problems = new List<Diagnostic>();
        var quantity = QuantityReader.Read(Nowhere, number, unit, problems.Add);
        Assert.Empty(problems);
        Assert.NotNull(quantity);
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), quantity.Value);
        Assert.Equal(symbol, quantity.Unit.Symbol);
    }

    [Theory]
    [InlineData("ms", 250, 0.25)]
    [InlineData("us", 3, 0.000003)]
    [InlineData("%", 35, 0.35)]
    [InlineData("KiB", 2, 2048)]
    [InlineData("bit", 3, 0.375)]
    [InlineData("/min", 90, 1.5)]
    public void The_wire_is_converted_by_one_division_or_one_multiplication(string unit, double wire, double stored)
    {
        var conversion = UnitTable.Find(unit)?.Conversion;
        Assert.NotNull(conversion);
        Assert.Equal(stored, conversion.Value.Apply(wire));
        Assert.True(conversion.Value.Multiplier == 1 || conversion.Value.Divisor == 1);
    }

    [Fact]
    public void Every_unit_of_the_table_may_take_a_time()
    {
        foreach (var row in UnitTable.Rows)
        {
            foreach (var per in new[] { "s", "min", "h", "d" })
            {
                var rate = UnitTable.Find($"{row.Text}/{per}");
                Assert.NotNull(rate);
                Assert.Equal(row.Unit.Dimension / Dimension.Duration, rate.Unit.Dimension);
            }
        }
    }
}
