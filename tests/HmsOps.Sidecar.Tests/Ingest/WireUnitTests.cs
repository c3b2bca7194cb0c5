using HmsOps.Sidecar.Ingest;

namespace HmsOps.Sidecar.Tests.Ingest;

public sealed class WireUnitTests
{
    [Theory]
    [InlineData("s", "s", 3, 3)]
    [InlineData("ms", "s", 800, 0.8)]
    [InlineData("us", "s", 5, 5e-6)]
    [InlineData("ns", "s", 7, 7e-9)]
    [InlineData("min", "s", 2, 120)]
    [InlineData("h", "s", 1, 3600)]
    [InlineData("MiB", "B", 10, 10_485_760)]
    [InlineData("kB", "B", 3, 3000)]
    [InlineData("%", "", 5, 0.05)]
    [InlineData("/s", "/s", 4, 4)]
    [InlineData("/min", "/s", 120, 2)]
    [InlineData("MB/s", "B/s", 2, 2_000_000)]
    [InlineData("kbit/s", "B/s", 8, 1000)]
    [InlineData("B/min", "B/s", 60, 1)]
    public void A_unit_has_a_stored_one(string name, string stored, double value, double expected)
    {
        var unit = WireUnits.Find(name);
        Assert.NotNull(unit);
        Assert.Equal(stored, unit.Stored);
        Assert.Equal(expected, unit.Conversion.Apply(value));
    }

    [Theory]
    [InlineData("KB")]
    [InlineData("s/s")]
    [InlineData("/fortnight")]
    [InlineData("/")]
    [InlineData("")]
    public void Other_names_are_no_units(string name) => Assert.Null(WireUnits.Find(name));
}
