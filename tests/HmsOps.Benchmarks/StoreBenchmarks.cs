using BenchmarkDotNet.Attributes;
using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Benchmarks;

/// <summary>What an observation costs: into bound counters (the baseline), into moments, into a sketch; one target each.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    private const int Observations = 10_000;

    private readonly Sample[] _samples = new Sample[Observations];
    private BatchInput _batch = new([], default);
    private StoreWorld _counts = new(1, AggregateKind.Counts);
    private StoreWorld _moments = new(1, AggregateKind.Moments);
    private StoreWorld _sketch = new(1, AggregateKind.Sketch);

    [GlobalSetup]
    public void Setup()
    {
        _counts = new(100, AggregateKind.Counts);
        _moments = new(100, AggregateKind.Moments);
        _sketch = new(100, AggregateKind.Sketch);
        for (var i = 0; i < Observations; i++)
        {
            _samples[i] = new Sample(i % 100, _counts.Tick + EngineTime.Second - i, 0.05 + (i % 37 * 0.04));
        }

        _batch = new BatchInput([], _samples);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Observations)]
    public void InsertIntoCounts() => _counts.Store.Accept(_batch);

    [Benchmark(OperationsPerInvoke = Observations)]
    public void InsertIntoMoments() => _moments.Store.Accept(_batch);

    [Benchmark(OperationsPerInvoke = Observations)]
    public void InsertIntoSketch() => _sketch.Store.Accept(_batch);
}
