using System.Diagnostics;
using System.Text;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Syntax;

/// <summary>The time of reading grows with the text and no faster; the bounds are far above what is measured, for slow machines.</summary>
public class ReadingSpeedTests
{
    [Theory]
    [InlineData("x.hmsrule", "alert a{0} {{\n  if permit-svc.latency.p95 > 0.8s for 5m\n  labels {{ team = \"t\" }}\n  then {{ run scale --factor 2 {{ retry 3 every 10s }}; wait 2m }}\n}}\n", 2_000)]
    [InlineData("x.yaml", "---\nalert: a{0}\nif: permit-svc.latency.p95 > 0.8s for 5m\nlabels: {{team: t}}\nthen:\n  - run: scale --factor 2\n    retry: 3 every 10s\n", 2_000)]
    [InlineData("x.hmsrule", "alert a{0} {{ critical {{ then {{ if a > 5 {{ ", 10_000)]
    [InlineData("x.hmsrule", "slo limit tile {0} (", 10_000)]
    [InlineData("x.hmsrule", "alert a {{ then {{ if a > 5 {{ wait 1m }} else # {0}\n\n if (", 10_000)]
    [InlineData("x.hmsrule", "playbook p{0}(a: \"\n if (a > {{ labels {{ x", 10_000)]
    public void A_long_file_is_read_in_time_that_grows_with_it(string path, string piece, int count)
    {
        var part = Time(path, piece, count / 4);
        var whole = Time(path, piece, count);
        Assert.True(whole < TimeSpan.FromSeconds(2) || whole < part * 12, $"{part} for a quarter, {whole} for all");
    }

    private static TimeSpan Time(string path, string piece, int count)
    {
        var text = new StringBuilder();
        var format = CompositeFormat.Parse(piece);
        for (var i = 0; i < count; i++)
        {
            text.AppendFormat(null, format, i);
        }

        var clock = Stopwatch.StartNew();
        SyntaxReader.Parse(new SourceText(path, text.ToString()), new DiagnosticBag());
        return clock.Elapsed;
    }
}
