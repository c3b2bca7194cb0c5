using BenchmarkDotNet.Attributes;
using HmsOps.Engine.Plan;

namespace HmsOps.Benchmarks;

/// <summary>The rest of the bill, an entity: five seconds with one observation each and the pane edge that ends them, and reading all eight windows.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
public class CascadeTickBenchmarks
{
    private const int Entities = 1_000;

    private ObjectiveWorld _alone = new(1, AggregateKind.Counts, isFed: false);
    private ObjectiveWorld _fed = new(1, AggregateKind.Counts, isFed: true);

    /// <summary>What is kept.</summary>
    [Params(AggregateKind.Counts, AggregateKind.Counter)]
    public AggregateKind Kind { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _alone = new(Entities, Kind, isFed: false);
        _fed = new(Entities, Kind, isFed: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Entities)]
    [BenchmarkCategory("Pane")]
    public void PaneOfEachRing() => Pane(_alone);

    [Benchmark(OperationsPerInvoke = Entities)]
    [BenchmarkCategory("Pane")]
    public void PaneOfTheFinest() => Pane(_fed);

    [Benchmark(Baseline = true, OperationsPerInvoke = Entities)]
    [BenchmarkCategory("Read")]
    public double ReadEachRing() => _alone.Evaluate();

    [Benchmark(OperationsPerInvoke = Entities)]
    [BenchmarkCategory("Read")]
    public double ReadFedRings() => _fed.Evaluate();

    private static void Pane(ObjectiveWorld world)
    {
        for (var second = 0; second < 5; second++)
        {
            world.Feed();
            world.Advance();
        }
    }
}
