using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Sidecar.Ingest;

/// <summary>Gives series their numbers in the log, dense from 0; equal series of several clients are one.</summary>
/// <remarks>Thread-safe. A running total belongs to one process: two clients' totals would look like resets of each other.</remarks>
internal sealed class SeriesDirectory
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Key, int> _numbers = [];

    /// <summary>The definition with its number, or null: there are too many series.</summary>
    public SeriesDefinition? Define(
        Guid session, string metric, LabelSet labels, MetricKind kind, UnitConversion? unit, long? start, bool isDelta)
    {
        var owner = kind == MetricKind.Counter && !isDelta ? session : Guid.Empty;
        var key = new Key(metric, labels, kind, unit, isDelta, owner);
        lock (_gate)
        {
            if (!_numbers.TryGetValue(key, out var number))
            {
                if (_numbers.Count >= IngestLimits.Series)
                {
                    return null;
                }

                number = _numbers.Count;
                _numbers.Add(key, number);
            }

            return new SeriesDefinition(number, metric, labels, kind, unit, start, isDelta);
        }
    }

    private readonly record struct Key(string Metric, LabelSet Labels, MetricKind Kind, UnitConversion? Unit, bool IsDelta, Guid Owner);
}
