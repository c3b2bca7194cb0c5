using HmsOps.Sdk.Sending;

namespace HmsOps.Sdk.Series;

/// <summary>Values sent as they are, in order; so many in one flush at most.</summary>
internal sealed class ValueSeries(int number, string metric) : MetricSeries(number, metric, SeriesKind.Value, "")
{
    private const int FlushLimit = 8_192;

    private readonly Lock _gate = new();
    private readonly RawColumn _values = new(FlushLimit);

    public override bool Record(long time, double value)
    {
        if (!Mode.IsWanted)
        {
            return true;
        }

        lock (_gate)
        {
            return _values.TryAdd(time, value);
        }
    }

    public override void Collect(long upTo, bool isLast, BatchBuilder batch)
    {
        lock (_gate)
        {
            var times = _values.Times;
            var values = _values.Values;
            for (var i = 0; i < times.Length; i++)
            {
                batch.Add(Number, times[i], values[i]);
            }

            _values.Clear();
        }
    }
}
