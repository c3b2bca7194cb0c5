using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Tests.Oracle;

/// <summary>Throws input logs: samples on time, late, twice, ahead, missing for a while, counters that are reset, constant series, gaps.</summary>
internal sealed class RandomSamples(Dice dice, bool isStaggered)
{
    private const long Start = 1_700_000_003 * EngineTime.Second;
    private readonly List<RandomSeries> _series = [];
    private readonly SortedDictionary<long, List<Sample>> _arrivals = [];

    public IEnumerable<EngineInput> Make(int ticks)
    {
        foreach (var metric in RandomProgram.Sent)
        {
            foreach (var region in new[] { "eu", "us" })
            {
                foreach (var host in new[] { "a", "b" }.Take(1 + dice.Below(2)))
                {
                    var labels = LabelSet.Of(("region", region), ("host", host));
                    _series.Add(new RandomSeries(new Dice(dice.Below(int.MaxValue)), _series.Count, metric, labels, Start, isStaggered));
                }
            }
        }

        var gapAt = dice.OneIn(3) ? 20 + dice.Below(60) : -1;
        var gapLength = dice.Pick(4, 12, 30);
        for (var i = 1; i <= ticks; i++)
        {
            var isGap = i >= gapAt && i < gapAt + gapLength;
            var to = Start + (i * EngineTime.Second);
            foreach (var series in _series)
            {
                foreach (var sample in series.Until(to))
                {
                    Arrive(i, sample);
                }
            }

            if (gapAt > 0 && i == gapAt + gapLength - 1)
            {
                yield return new GapInput(Start + ((gapAt - 1) * EngineTime.Second), to);
            }
            else if (!isGap)
            {
                yield return Batch(i);
                yield return new TickInput(to);
            }
        }
    }

    private void Arrive(int tick, Sample sample)
    {
        var at = tick + (tick > 1 && dice.OneIn(8) ? dice.Below(14) : 0);
        if (!_arrivals.TryGetValue(at, out var samples))
        {
            _arrivals[at] = samples = [];
        }

        samples.Add(sample);
        if (dice.OneIn(20))
        {
            samples.Add(sample with { Value = sample.Value + 1 });
        }
    }

    private BatchInput Batch(int tick)
    {
        var samples = new List<Sample>();
        while (_arrivals.Count > 0 && _arrivals.First() is var (at, arrived) && at <= tick)
        {
            samples.AddRange(arrived);
            _arrivals.Remove(at);
        }

        ImmutableArray<SeriesDefinition> definitions = [.. samples.Select(sample => sample.Series).Distinct().Select(series => _series[series].Definition)];
        return new BatchInput(definitions, samples.ToArray());
    }
}
