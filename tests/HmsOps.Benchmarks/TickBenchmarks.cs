using BenchmarkDotNet.Attributes;
using HmsOps.Engine.Plan;

namespace HmsOps.Benchmarks;

/// <summary>What a tick at a pane edge costs, an entity: the round of samples alone (the baseline), with the edge, with all predicates.</summary>
[MemoryDiagnoser]
public class TickBenchmarks
{
    private const int Entities = 10_000;

    private StoreWorld _fed = new(1, AggregateKind.Counts);
    private StoreWorld _rolled = new(1, AggregateKind.Counts);
    private StoreWorld _evaluated = new(1, AggregateKind.Counts);

    [GlobalSetup]
    public void Setup()
    {
        _fed = new(Entities, AggregateKind.Counts);
        _rolled = new(Entities, AggregateKind.Counts);
        _evaluated = new(Entities, AggregateKind.Counts);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Entities)]
    public void Feed() => _fed.Feed();

    [Benchmark(OperationsPerInvoke = Entities)]
    public void FeedAndPaneEdge()
    {
        _rolled.Feed();
        _rolled.Advance();
    }

    [Benchmark(OperationsPerInvoke = Entities)]
    public int Evaluate()
    {
        var known = 0;
        for (var row = 0; row < _evaluated.Rows.Count; row++)
        {
            known += _evaluated.Rows.Evaluate(0, row).IsUnknown ? 0 : 1;
        }

        return known;
    }
}
