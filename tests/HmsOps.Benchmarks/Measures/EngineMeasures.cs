using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Benchmarks.Measures;

/// <summary>What the engine costs with many series.</summary>
internal static class EngineMeasures
{
    private const int Times = 25;

    /// <summary>An observation into counters of two bounds.</summary>
    public static void Observe(int series)
    {
        var world = new StoreWorld(series, AggregateKind.Counts);
        Sample[] samples = [.. Enumerable.Range(0, series).Select(i => new Sample(i, world.Tick + EngineTime.Second - i, 0.05 + (i % 37 * 0.04)))];
        BatchInput batch = new([], samples);
        void Accept() => world.Store.Accept(batch);
        Measured.Median(Times, Accept);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Accept();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Measured.Print("ns", Measured.Median(Times, Accept).TotalNanoseconds / series);
        Measured.Print("B", (double)allocated / series);
    }

    /// <summary>A tick: at the edge of panes with all and with 1% of the instances changed, and without an edge.</summary>
    public static void Ticks(int instances)
    {
        var edges = new AlertWorld(instances, EngineTime.Minute, 65);
        Measured.Print("all ms", Measured.Median(Times, edges.Advance, () => edges.Feed(instances)).TotalMilliseconds);
        for (var i = 0; i < 65; i++)
        {
            edges.Feed(instances / 100);
            edges.Advance();
        }

        Measured.Print("few ms", Measured.Median(Times, edges.Advance, () => edges.Feed(instances / 100)).TotalMilliseconds);
        var quiet = new AlertWorld(instances, EngineTime.Hour, 1);
        Measured.Print("none ms", Measured.Median(Times, quiet.Advance).TotalMilliseconds);
    }

    /// <summary>All that a series with one percentile rule of two bounds over 5m keeps, its alert's instance included.</summary>
    public static void Memory(int series)
    {
        _ = new AlertWorld(100, 5 * EngineTime.Minute, 2);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var world = new AlertWorld(series, 5 * EngineTime.Minute, 310);
        world.LetSamplesGo();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(world);
        Measured.Print("B", (double)(after - before) / series);
    }
}
