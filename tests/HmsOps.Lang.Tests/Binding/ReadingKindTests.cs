namespace HmsOps.Lang.Tests.Binding;

/// <summary>Every reading of every kind.</summary>
public sealed class ReadingKindTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["histogram"] = ["p01", "p50", "p95", "p99", "p999", "p9999", "avg", "min", "max", "sum", "count", "stddev", "rate", "increase"],
        ["counter"] = ["rate", "increase", "last", "changes"],
        ["gauge"] = ["p01", "p50", "p95", "p99", "p999", "p9999", "last", "changes", "slope", "avg", "min", "max", "sum", "count", "stddev"],
    };

    private static readonly string[] Readings =
        ["p01", "p50", "p95", "p99", "p999", "p9999", "avg", "min", "max", "sum", "count", "stddev", "rate", "increase", "last", "changes", "slope"];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in Allowed.Keys)
            {
                foreach (var reading in Readings)
                {
                    data.Add(kind, reading);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_kind_has_its_readings(string kind, string reading)
    {
        var errors = Compiled.Of($"metric x.y {{ kind {kind} }}\nalert a {{ if x.y.{reading} > 0 }}").Diagnostics;
        if (Allowed[kind].Contains(reading))
        {
            Assert.Empty(errors);
            return;
        }

        var error = Assert.Single(errors);
        Assert.Equal("HMS2013", error.Code);
        Assert.Equal((2, 18), error.Source.PositionOf(error.Span.Start));
    }

    [Theory]
    [InlineData("p95", "Histogram")]
    [InlineData("count", "Histogram")]
    [InlineData("sum", "Histogram")]
    [InlineData("stddev", "Histogram")]
    [InlineData("rate", "Counter")]
    [InlineData("increase", "Counter")]
    [InlineData("last", "Gauge")]
    [InlineData("avg", "Gauge")]
    [InlineData("min", "Gauge")]
    [InlineData("max", "Gauge")]
    [InlineData("changes", "Gauge")]
    [InlineData("slope", "Gauge")]
    public void A_use_says_the_kind_of_an_undeclared_metric(string reading, string kind)
    {
        var compilation = Compiled.Of($"alert a {{ if x.y.{reading} > 0 }}");
        Assert.Empty(compilation.Diagnostics);
        Assert.Equal(kind, Assert.Single(compilation.Program.Metrics).Kind.ToString());
    }
}
