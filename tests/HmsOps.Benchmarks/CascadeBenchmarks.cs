using BenchmarkDotNet.Attributes;
using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Benchmarks;

/// <summary>What an observation costs of a metric with the eight windows of an objective: in each ring (the baseline), in the finest alone.</summary>
[MemoryDiagnoser]
public class CascadeBenchmarks
{
    private const int Observations = 10_000;

    private readonly Sample[] _samples = new Sample[Observations];
    private BatchInput _batch = new([], default);
    private ObjectiveWorld _alone = new(1, AggregateKind.Counts, isFed: false);
    private ObjectiveWorld _fed = new(1, AggregateKind.Counts, isFed: true);

    /// <summary>What is kept.</summary>
    [Params(AggregateKind.Counts, AggregateKind.Sketch, AggregateKind.Counter)]
    public AggregateKind Kind { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _alone = new(100, Kind, isFed: false);
        _fed = new(100, Kind, isFed: true);
        for (var i = 0; i < Observations; i++)
        {
            _samples[i] = new Sample(i % 100, _alone.Tick + EngineTime.Second - i, 0.05 + (i % 37 * 0.04));
        }

        _batch = new BatchInput([], _samples);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Observations)]
    public void InsertIntoEachRing() => _alone.Store.Accept(_batch);

    [Benchmark(OperationsPerInvoke = Observations)]
    public void InsertIntoTheFinest() => _fed.Store.Accept(_batch);
}
