using HmsOps.Lang.Tests.Binding;

namespace HmsOps.Lang.Tests.Lowering;

/// <summary>What can be checked but not run: no diagnostic of the check, and no plan.</summary>
public sealed class PlanGateTests
{
    [Theory]
    [InlineData("queue-svc.depth > 5; stale 1m", "`stale`", 35)]
    public void Whoever_asks_for_a_plan_is_told(string condition, string name, int column)
    {
        var compilation = Compiled.Of($"alert a {{ if {condition} }}");
        Assert.Empty(compilation.Diagnostics);
        Assert.Null(compilation.Plan);
        var error = Assert.Single(compilation.NotRunnable);
        Assert.Equal(("HMS5001", $"{name} can be checked, but this version can't run it"), (error.Code, error.Message));
        Assert.Equal((1, column), error.Source.PositionOf(error.Span.Start));
    }

    // What the label says is known only when the alert fires: the branch is not one of a compile-time constant.
    [Theory]
    [InlineData("${region}", 1)]
    [InlineData("us-west", 0)]
    public void A_label_in_a_comparison_of_texts_is_no_constant(string argument, int errors)
    {
        var compilation = Compiled.Of($$"""
            contact default { email oncall@treasury.gov }
            playbook move(to: text) { if $to == "us-west" { wait 1m } }
            alert a {
              if permit-svc.latency.p95 > 1s for 5m
              by region
              then { call move --to "{{argument}}" }
            }
            """);
        Assert.Empty(compilation.Diagnostics);
        Assert.Equal(errors, compilation.NotRunnable.Length);
        Assert.All(compilation.NotRunnable, error => Assert.Equal("a label in a comparison of texts can be checked, but this version can't run it", error.Message));
    }

    [Theory]
    [InlineData("share of permit-svc.latency > 500ms > 5% and 99% of permit-svc.latency < 500ms")]
    [InlineData("mod(clamp(max(abs(queue-svc.depth), 3), 0, 9), 7) > 5 and now() - backup-svc.finished > 1d")]
    [InlineData("queue-svc.depth.slope > 5/s and predict(disk-svc.free, 4h) < 1GB and queue-svc.depth.min < 2")]
    [InlineData("queue-svc.depth 1w ago > 5 and share of permit-svc.latency > 500ms over 5m 1d ago > 5%")]
    [InlineData("*.latency.p95 > 1s and *.requests > 5/s")]
    [InlineData("queue-svc.depth.avg > 5 and queue-svc.depth.changes > 3")]
    [InlineData("sum(queue-svc.depth) > 5 or count(queue-svc.depth > 5) > 5 or any(queue-svc.depth > 5) or absent(permit-svc.requests)")]
    public void What_is_folded_or_known_has_a_plan(string condition)
    {
        var compilation = Compiled.Of($"alert a {{ if {condition} }}");
        Assert.Empty(compilation.Diagnostics);
        Assert.Empty(compilation.NotRunnable);
        Assert.NotNull(compilation.Plan);
    }
}
