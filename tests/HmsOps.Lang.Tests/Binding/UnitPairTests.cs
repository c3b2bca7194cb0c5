using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Every operator on every pair of units, against what dimensions say.</summary>
public sealed class UnitPairTests
{
    private static readonly (string Metric, string Literal, int Time, int Bytes)[] Units =
    [
        ("x.plain", "5k", 0, 0),
        ("x.ratio", "5%", 0, 0),
        ("x.errors.increase", "5", 0, 0),
        ("x.wait", "5ms", 1, 0),
        ("x.size", "5MiB", 0, 1),
        ("x.errors", "5/min", -1, 0),
        ("x.flow", "5Mbit/s", -1, 1),
    ];

    private const string Declarations = """
        metric x.plain { kind gauge; unit k }
        metric x.ratio { kind gauge; unit % }
        metric x.wait { kind gauge; unit ms }
        metric x.size { kind gauge; unit MiB }
        metric x.flow { kind gauge; unit kB/s }

        """;

    public static TheoryData<string, string, string, bool> Pairs
    {
        get
        {
            var data = new TheoryData<string, string, string, bool>();
            foreach (var sign in new[] { "<", "<=", ">", ">=", "==", "!=", "+", "-" })
            {
                foreach (var left in Units)
                {
                    foreach (var right in Units)
                    {
                        var fits = (left.Time, left.Bytes) == (right.Time, right.Bytes);
                        data.Add(left.Metric, sign, right.Metric, fits);
                        data.Add(left.Metric, sign, right.Literal, fits && !(left.Metric == "x.errors.increase" && right.Literal == "5%"));
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Only_equal_dimensions_meet(string left, string sign, string right, bool fits)
    {
        var expression = sign is "+" or "-" ? $"{left} {sign} {right} > 0" : $"{left} {sign} {right}";
        var errors = Compiled.Of($"{Declarations}alert a {{ if {expression} }}").Diagnostics;
        Assert.True(errors.Length == (fits ? 0 : 1), $"{expression}\n{Compiled.Render(errors)}");
    }

    [Fact]
    public void Products_and_quotients_add_and_subtract_exponents()
    {
        foreach (var left in Units)
        {
            foreach (var right in Units)
            {
                foreach (var (sign, factor) in new[] { ("*", 1), ("/", -1) })
                {
                    var time = left.Time + (factor * right.Time);
                    var bytes = left.Bytes + (factor * right.Bytes);
                    var same = Units.Where(unit => (unit.Time, unit.Bytes) == (time, bytes)).Select(unit => unit.Metric).FirstOrDefault("1");
                    var expression = $"{left.Metric} {sign} {right.Metric} > {same}";
                    var errors = Compiled.Of($"{Declarations}alert a {{ if {expression} }}").Diagnostics;
                    var hasUnit = same == "1" && (time, bytes) != (0, 0);
                    Assert.True(errors.Length == (hasUnit ? 1 : 0), $"{expression}\n{Compiled.Render(errors)}");
                }
            }
        }
    }

    [Fact]
    public void A_bare_zero_fits_any_unit()
    {
        foreach (var unit in Units)
        {
            Assert.Empty(Compiled.Of($"{Declarations}alert a {{ if {unit.Metric} > 0 and 0 < {unit.Metric} }}").Diagnostics);
        }
    }

    [Fact]
    public void One_mistake_gives_one_error()
    {
        var errors = Compiled.Of(Declarations + "alert a { if (x.wait + 5%) * 2 > x.size and not x.wait > 1 }").Diagnostics;
        Assert.Equal(["HMS2001", "HMS2002"], errors.Select(error => error.Code));
        Assert.All(errors, error => Assert.Equal(DiagnosticSeverity.Error, error.Severity));
    }
}
