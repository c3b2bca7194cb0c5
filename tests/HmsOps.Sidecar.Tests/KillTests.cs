using HmsOps.Sidecar.Tests.Doubles;

namespace HmsOps.Sidecar.Tests;

/// <summary>The program itself, killed at each moment of a step and started again.</summary>
public sealed class KillTests(KillTests.BuiltPack built) : IClassFixture<KillTests.BuiltPack>, IDisposable
{
    private const string Rules = """
        contact default { email oncall@treasury.gov }

        metric permit-svc.latency { kind histogram; unit s }

        alert slow {
          if       permit-svc.latency.p95 > 0.5s for 10s
          severity critical
          then {
            run    scale --service permit-svc --factor 2
            wait   30s
            notify oncall@treasury.gov
          }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plan", "", 2)]
    [InlineData("check", "Recorded", 1)]
    [InlineData("apply-before", "Sent", 1)]
    [InlineData("apply-after", "Sent", 1)]
    [InlineData("verify", "Answered|Verifying", 1)]
    public async Task A_process_that_is_killed_goes_on_where_it_was(string moment, string states, int plans)
    {
        var target = _folder.Write("target", "3");
        _folder.Write("markers/moments", "");
        await using (var first = await RunningProgram.StartAsync(built.Pack, _folder, block: moment))
        {
            await first.FeedUntilAsync(() => File.Exists(_folder.File("markers/blocked")), $"it stands still at {moment}");
            first.Kill();
        }

        var journal = new JournalFile(_folder.File("state/journal.db"));
        Assert.Contains(journal.Value("SELECT COALESCE(MAX(state), '') FROM steps WHERE step = 0"), states.Split('|'));
        Assert.Equal("0", journal.Value("SELECT COUNT(*) FROM notices"));

        await using (var second = await RunningProgram.StartAsync(built.Pack, _folder, block: ""))
        {
            await second.FeedUntilAsync(
                () => journal.Value("SELECT COUNT(*) FROM notices WHERE kind = 'Notify' AND sent_at IS NOT NULL") == "1"
                    && journal.Value("SELECT state FROM steps WHERE step = 0") == "Success",
                "the step was proved and the playbook came to its notice");
            second.Kill();
        }

        // At its one intended value: 3 → 6, and never 12.
        Assert.Equal("6", await File.ReadAllTextAsync(target));
        var moments = await File.ReadAllLinesAsync(_folder.File("markers/moments"));
        Assert.Equal(plans, moments.Count(line => line == "plan"));

        // The same run of the same episode, with its intent recorded once, and the step proved.
        Assert.Equal("1", journal.Value("SELECT COUNT(*) FROM runs"));
        Assert.Equal("1", journal.Value("SELECT COUNT(*) FROM episodes"));
        Assert.Equal("1", journal.Value("SELECT COUNT(*) FROM steps_history WHERE state = 'Recorded'"));
        Assert.Equal("permit-svc: replicas 3 → 6", journal.Value("SELECT summary FROM steps WHERE step = 0"));
        Assert.Equal("0", journal.Value("SELECT COUNT(*) FROM notices WHERE kind = 'Page'"));
    }

    [Fact]
    public async Task A_second_process_on_the_same_state_is_one_line_and_exit_1()
    {
        _folder.Write("target", "3");
        _folder.Write("markers/moments", "");
        await using var first = await RunningProgram.StartAsync(built.Pack, _folder, block: "");
        var (code, error) = await RunningProgram.FailAsync(built.Pack, _folder, "127.0.0.1:0");
        Assert.Equal(1, code);
        Assert.Contains("is in use by another hmsops", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'), line => line.StartsWith("hmsops:", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_one_line_and_exit_1()
    {
        _folder.Write("target", "3");
        _folder.Write("markers/moments", "");
        await using var first = await RunningProgram.StartAsync(built.Pack, _folder, block: "");
        using var other = new TemporaryFolder();
        var (code, error) = await RunningProgram.FailAsync(built.Pack, other, first.Endpoint.ToString());
        Assert.Equal(1, code);
        Assert.Contains($"{first.Endpoint} is in use", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    /// <summary>The rules, compiled once by the program.</summary>
    public sealed class BuiltPack : IAsyncLifetime, IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public string Pack => _folder.File("rules.hmspack");

        public async Task InitializeAsync()
        {
            var rules = _folder.Write("rules/slow.hmsrule", Rules);
            await RunningProgram.SucceedAsync("build", rules, "-o", Pack, "--plugin", Built.Plugin);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _folder.Dispose();
    }
}
