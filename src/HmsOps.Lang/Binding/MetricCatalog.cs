using HmsOps.Lang.Symbols;

namespace HmsOps.Lang.Binding;

/// <summary>The metrics of a pack: declared, predeclared, or known by their use.</summary>
internal sealed class MetricCatalog
{
    private readonly SortedDictionary<string, MetricEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>All metrics, by name.</summary>
    public IEnumerable<MetricEntry> Entries => _entries.Values;

    /// <summary>The metric of a name, or null where no rule has it.</summary>
    public MetricEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>The metric of a name; a new one knows what is predeclared.</summary>
    public MetricEntry GetOrAdd(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            entry = Create(name);
            _entries.Add(name, entry);
        }

        return entry;
    }

    /// <summary>A metric of which only the name is known.</summary>
    public static MetricEntry Create(string name)
    {
        var entry = new MetricEntry(name);
        if (PredeclaredMetrics.Find(name) is var (kind, unit))
        {
            entry.Kind = kind;
            entry.Unit = unit;
        }

        return entry;
    }
}
