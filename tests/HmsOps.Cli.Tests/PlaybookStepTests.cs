namespace HmsOps.Cli.Tests;

/// <summary>Every kind of step, and the sentences by which a test tells what comes of it, from the text of the rules to the verdict.</summary>
public sealed class PlaybookStepTests
{
    private const string Rules = """
        contact default { email oncall@treasury.gov }
        contact sre { email sre@treasury.gov }
        metric permit-svc.latency { kind histogram; unit s }
        metric permit-svc.requests { kind counter }
        limit scale { max-replicas 8; per-hour 1 }

        playbook failover(to: text, share: ratio = 50%, careful: bool = true) {
          if $to == "us-west" { run traffic-shift --to $to --percent $share } else { run restart permit-svc }
          wait until permit-svc.latency.p95 < 0.5s timeout 3m
          if $careful and permit-svc.latency.p95 > 0.6s { notify sre "still ${value}" }
        }

        alert slow {
          if permit-svc.latency.p95 > 0.8s for 1m
          severity critical
          cooldown 2m
          then {
            run scale --service permit-svc --factor 2 { retry 2 every 10s; timeout 20s; on failure { notify sre "scale failed" } }
            wait 1m
            approve by sre within 5m
            call failover --to us-west
            parallel { run restart permit-svc; run http POST http://x/y }
            notify oncall@treasury.gov "value ${value}"
          }
          on clear { run traffic-shift --to us-east }
        }

        test "all" {
          given permit-svc.latency = 200ms ± 50ms for 5m, 900ms ± 50ms for 10m, 200ms for 10m, 5% at 2s for 2m
          given permit-svc.requests = 10/s for 5m, reset, 5/s for 5m
          given approve by sre at 8m
          given run scale fails 1 times
          expect slow firing from 6m30s to 15m within 10s
          expect run scale at 6m within 10s
          expect run traffic-shift after run scale within 3m
          expect run traffic-shift --to us-west at 8m within 5s
          expect run traffic-shift --to us-east after run restart
          expect notify oncall@treasury.gov "value" at 11m within 10s
          expect no run scale after run traffic-shift
        }
        test "not approved" {
          start 2026-04-15 23:50 "America/New_York"
          given permit-svc.latency = 900ms for 20m
          given run scale fails "nope"
          expect notify sre "scale failed" at 1m20s within 10s
          expect notify oncall@treasury.gov "nobody approved" at 6m20s within 10s
          expect run traffic-shift never
        }
        """;

    [Fact]
    public async Task All_that_a_playbook_may_say_is_run()
    {
        using var folder = new CliFolder();
        folder.Write("a.hmsrule", Rules);
        var result = await folder.RunAsync("test", "a.hmsrule");
        Assert.True(result.Code == 0, result.Out + result.Error);
        Assert.Contains("2 passed, 0 failed", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run traffic-shift --to us-west at 8m within 5s", "run traffic-shift --to us-east at 8m within 5s")]
    [InlineData("run traffic-shift after run scale within 3m", "run traffic-shift after run scale within 10s")]
    [InlineData("no run scale after run traffic-shift", "no run restart after run scale")]
    [InlineData("given approve by sre at 8m", "given approve by sre at 20m")]
    [InlineData("\"nobody approved\" at", "\"somebody approved\" at")]
    [InlineData("retry 2 every 10s; ", "")]
    public async Task What_does_not_come_so_is_told(string right, string wrong)
    {
        using var folder = new CliFolder();
        Assert.Contains(right, Rules, StringComparison.Ordinal);
        folder.Write("a.hmsrule", Rules.Replace(right, wrong, StringComparison.Ordinal));
        var result = await folder.RunAsync("test", "a.hmsrule");
        Assert.Equal(2, result.Code);
        Assert.Contains("1 failed", result.Out, StringComparison.Ordinal);
    }
}
