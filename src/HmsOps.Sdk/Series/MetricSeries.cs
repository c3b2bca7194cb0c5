namespace HmsOps.Sdk.Series;

/// <summary>A series of this client.</summary>
internal abstract class MetricSeries(int number, string metric, SeriesKind kind, string unit)
{
    private CountingMode _mode = CountingMode.Unknown;

    /// <value>The number by which samples name it.</value>
    public int Number { get; } = number;

    public string Metric { get; } = metric;

    public SeriesKind Kind { get; } = kind;

    public string Unit { get; } = unit;

    /// <summary>What the sidecar wants of it.</summary>
    public CountingMode Mode
    {
        get => Volatile.Read(ref _mode);
        set => Volatile.Write(ref _mode, value);
    }

    /// <summary>Takes a value; false where it was lost.</summary>
    public abstract bool Record(long time, double value);

    /// <summary>Hands over what was taken up to a time.</summary>
    /// <param name="upTo">Panes that end later stay open.</param>
    /// <param name="isLast">Nothing is taken afterwards: open panes are handed over too, as of now.</param>
    /// <param name="batch">Takes it.</param>
    public abstract void Collect(long upTo, bool isLast, Sending.BatchBuilder batch);
}
