using System.Net;
using System.Net.Sockets;

namespace HmsOps.Cli.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task A_port_in_use_is_one_line()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var result = await folder.RunAsync("run", "treasury", "--listen", $"127.0.0.1:{port}", "--state", "state");
        Assert.Equal(1, result.Code);
        Assert.Contains($"{port}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_off_loopback_is_refused()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        var result = await folder.RunAsync("run", "treasury", "--listen", "0.0.0.0:0", "--state", "state");
        Assert.Equal(1, result.Code);
        Assert.Contains("loopback", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_in_the_configuration_is_told_with_its_place_and_a_near_name()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "treasury");
        folder.Write("treasury/hmsops.yaml", "listen: 127.0.0.1:0\nstaet: .hmsops\n");
        (await folder.RunAsync("run", "treasury")).AssertOneLine(1, "treasury/hmsops.yaml:2:1: ");
    }

    [Fact]
    public async Task Errors_in_the_rules_are_shown_and_nothing_is_run()
    {
        using var folder = new CliFolder();
        folder.Write("a.hmsrule", "alert slow { if permit-svc.latency.p95 > 5% }\n");
        var result = await folder.RunAsync("run", "a.hmsrule", "--listen", "127.0.0.1:0");
        Assert.Equal(3, result.Code);
        Assert.Contains("error HMS2", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_packs_can_not_be_run_at_once()
    {
        using var folder = new CliFolder();
        folder.CopySample("treasury", "rules/one");
        folder.CopySample("treasury", "rules/two");
        (await folder.RunAsync("run", "rules", "--listen", "127.0.0.1:0")).AssertOneLine(1, "holds 2 packs (one, two): name one of them");
    }

    [Fact]
    public async Task An_approval_that_nobody_can_answer_is_told_before_the_run_begins()
    {
        using var folder = new CliFolder();
        folder.Write("a.hmsrule", """
            contact default { email oncall@treasury.gov }
            alert slow {
              if permit-svc.latency.p95 > 1s for 5m
              then {
                approve by default within 10m
                run scale --service permit-svc --factor 2
              }
            }

            """);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var result = await folder.RunAsync("run", "a.hmsrule", "--listen", $"127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", "--state", "state");
        Assert.StartsWith("hmsops: warning: in this version nobody can answer the `approve` of alert `slow`", result.Error, StringComparison.Ordinal);
    }
}
