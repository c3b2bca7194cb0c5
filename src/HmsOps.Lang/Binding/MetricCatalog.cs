using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>The metrics of a pack: declared, predeclared, or known by their use.</summary>
internal sealed class MetricCatalog
{
    private const string AnyService = "*.";

    private readonly SortedDictionary<string, MetricEntry> _sorted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MetricEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MetricEntry> _declaredOfAService = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _declaredUnits = new(StringComparer.Ordinal);

    /// <summary>All metrics, by name.</summary>
    public IEnumerable<MetricEntry> Entries => _sorted.Values;

    /// <value>The units that metrics declare and of which nothing is known but the name.</value>
    public IReadOnlySet<string> DeclaredUnits => _declaredUnits;

    /// <summary>Enters a unit that a metric declares.</summary>
    public void AddUnit(string name) => _declaredUnits.Add(name);

    /// <summary>The full name of a metric: one without a service is that of any service.</summary>
    public static string FullName(string name) => name.Contains('.', StringComparison.Ordinal) ? name : AnyService + name;

    /// <summary>The metric of a name, or null where no rule has it.</summary>
    public MetricEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>The metric that rules read of any service and that this one is, or null.</summary>
    public MetricEntry? FindOfAnyService(string name) =>
        name.Contains('.', StringComparison.Ordinal) ? _entries.GetValueOrDefault(AnyService + WithoutService(name)) : null;

    /// <summary>The metric of a name; a new one knows what is predeclared, and what is declared of its like in any service.</summary>
    public MetricEntry GetOrAdd(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            entry = Create(name);
            if (entry.Kind is null && LikeOf(name) is { } like)
            {
                entry.TakeFrom(like);
            }

            _entries.Add(name, entry);
            _sorted.Add(name, entry);
        }

        return entry;
    }

    /// <summary>Enters a metric by its declaration.</summary>
    public MetricEntry Declare(string name)
    {
        var entry = GetOrAdd(name);
        entry.Origin = MetricOrigin.Declared;
        if (!name.StartsWith(AnyService, StringComparison.Ordinal))
        {
            _declaredOfAService.TryAdd(WithoutService(name), entry);
        }

        return entry;
    }

    /// <summary>Enters what a probe or a synthetic sends.</summary>
    /// <param name="name">The probe's name.</param>
    /// <param name="period">How often, in ticks, or null.</param>
    public void AddProbe(string name, long? period)
    {
        Add(".ok", Unit.Plain);
        Add(".duration", Unit.Duration);

        void Add(string metric, Unit unit)
        {
            var entry = GetOrAdd(name + metric);
            entry.Origin = entry.Origin == MetricOrigin.Declared ? MetricOrigin.Declared : MetricOrigin.Predeclared;
            entry.Kind ??= MetricKind.Gauge;
            entry.Unit ??= unit;
            entry.Period ??= period;
        }
    }

    /// <summary>A metric of which only the name is known.</summary>
    public static MetricEntry Create(string name)
    {
        var entry = new MetricEntry(name);
        if (PredeclaredMetrics.Find(name) is var (kind, unit))
        {
            entry.Kind = kind;
            entry.Unit = unit;
            entry.Origin = MetricOrigin.Predeclared;
        }

        return entry;
    }

    private static string WithoutService(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private MetricEntry? LikeOf(string name) => name.StartsWith(AnyService, StringComparison.Ordinal)
        ? _declaredOfAService.GetValueOrDefault(WithoutService(name))
        : _entries.GetValueOrDefault(AnyService + WithoutService(name)) is { Origin: MetricOrigin.Declared } any ? any : null;
}
