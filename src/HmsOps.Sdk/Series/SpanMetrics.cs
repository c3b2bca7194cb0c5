namespace HmsOps.Sdk.Series;

/// <summary>What a span of one name feeds; <c>Named</c> is null past the limit of series.</summary>
internal sealed record SpanMetrics(HistogramSeries Service, HistogramSeries? Named, CounterSeries Requests, CounterSeries Errors)
{
    public int Record(long time, double seconds, bool isOk)
    {
        var lost = Service.Record(time, seconds) ? 0 : 1;
        if (Named is { } named && !named.Record(time, seconds))
        {
            lost++;
        }

        Requests.Add(1);
        if (!isOk)
        {
            Errors.Add(1);
        }

        return lost;
    }
}
