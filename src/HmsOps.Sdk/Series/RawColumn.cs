namespace HmsOps.Sdk.Series;

/// <summary>Single observations in the order of arrival, up to a limit; it grows by doubling and is reused.</summary>
internal sealed class RawColumn(int limit)
{
    private long[] _times = [];
    private double[] _values = [];
    private int _count;

    public ReadOnlySpan<long> Times => _times.AsSpan(0, _count);

    public ReadOnlySpan<double> Values => _values.AsSpan(0, _count);

    public bool TryAdd(long time, double value)
    {
        if (_count == _times.Length)
        {
            if (_count >= limit)
            {
                return false;
            }

            var size = Math.Min(limit, Math.Max(16, 2 * _count));
            Array.Resize(ref _times, size);
            Array.Resize(ref _values, size);
        }

        _times[_count] = time;
        _values[_count] = value;
        _count++;
        return true;
    }

    public void Clear() => _count = 0;
}
