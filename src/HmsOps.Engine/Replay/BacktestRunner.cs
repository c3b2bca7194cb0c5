using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>Replays recorded samples: steps take no time and succeed, as far as anyone knows.</summary>
public static class BacktestRunner
{
    /// <summary>Replays samples in the order in which they arrived; lines are handed on as their tick ends, in the order in which they are printed.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="options">Settings.</param>
    /// <param name="samples">In order of arrival; read as the replay goes on.</param>
    /// <param name="line">Takes the lines.</param>
    public static BacktestSummary Run(
        LoadedPack pack, BacktestOptions options, IEnumerable<RecordedSample> samples, Action<ReplayLine> line)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(line);
        return Run(pack.Plan, options, new OpsEngine(pack, options.Engine, DurableState.Empty), samples, line);
    }

    /// <summary>Replays samples on an engine that is given.</summary>
    internal static BacktestSummary Run(
        PackPlan plan, BacktestOptions options, OpsEngine engine, IEnumerable<RecordedSample> samples, Action<ReplayLine> line,
        bool everyTick = false)
    {
        var tally = new BacktestTally(plan, line);
        var series = new SeriesBook(plan);
        var host = new ReplayHost(engine, series, options.Engine, new AssumedWorld(), tally.Add, tally.Observe) { EveryTick = everyTick };
        var (read, last) = (0L, long.MinValue);
        long? first = null;
        foreach (var sample in samples)
        {
            var arrival = sample.At ?? sample.Time;
            host.Feed(new Sample(series.NumberOf(sample.Metric, sample.Labels), sample.Time, sample.Value), arrival);
            first ??= EngineTime.Ceiling(sample.Time, options.Engine.Tick);
            last = Math.Max(last, Math.Max(sample.Time, arrival));
            read++;
        }

        if (read > 0)
        {
            host.RunTo(EngineTime.Ceiling(Math.Max(last, options.Until ?? last), options.Engine.Tick));
        }

        return new(read, engine.Counters, first, host.LastTick, host.Ticks, tally.Firings, tally.Steps, tally.Problems);
    }
}
