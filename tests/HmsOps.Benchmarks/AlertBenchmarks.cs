using BenchmarkDotNet.Attributes;
using HmsOps.Engine;

namespace HmsOps.Benchmarks;

/// <summary>What a tick over 100,000 alert instances costs, samples left out: at the edge of a 1m pane with all changed, and without an edge with 1% changed.</summary>
[MemoryDiagnoser]
[InvocationCount(1)]
public class AlertBenchmarks
{
    private const int Instances = 100_000;

    private AlertWorld _edges = new(1, EngineTime.Minute, 1);
    private AlertWorld _quiet = new(1, EngineTime.Hour, 1);

    [GlobalSetup]
    public void Setup()
    {
        _edges = new(Instances, EngineTime.Minute, 65);
        _quiet = new(Instances, EngineTime.Hour, 1);
    }

    [IterationSetup(Target = nameof(AllChangedAtAnEdge))]
    public void FeedAll() => _edges.Feed(Instances);

    [IterationSetup(Target = nameof(FewChangedWithoutAnEdge))]
    public void FeedFew()
    {
        if ((_quiet.Tick + EngineTime.Second) % EngineTime.Minute == 0)
        {
            _quiet.Advance();
        }

        _quiet.Feed(Instances / 100);
    }

    [Benchmark(Baseline = true)]
    public void AllChangedAtAnEdge() => _edges.Advance();

    [Benchmark]
    public void FewChangedWithoutAnEdge() => _quiet.Advance();
}
