using System.Collections.Immutable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>Series by number: each is matched once, when it is defined, so that a sample costs no look-up of text.</summary>
internal sealed class SeriesTable
{
    private readonly Dictionary<string, Asked> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Asked> _anyService = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Metric, LabelSet Labels), MetricSeries> _series = [];
    private readonly StoreClock _clock;
    private readonly StoreProblems _problems;
    private SeriesDefinition?[] _definitions = [];
    private SeriesBinding?[] _bindings = [];
    private bool[] _refused = [];

    public SeriesTable(PackPlan plan, ImmutableArray<AggregateStore> stores, StoreClock clock, StoreProblems problems)
    {
        _clock = clock;
        _problems = problems;
        foreach (var metric in plan.Metrics)
        {
            var own = stores.Where(store => store.Plan.Metric == metric.Id && store.Plan.FedBy is null);
            var asked = new Asked(metric, [.. own.Select(store => (new SeriesSelector(store.Plan.Selector), store))]);
            var anyService = metric.Name.StartsWith("*.", StringComparison.Ordinal);
            (anyService ? _anyService : _exact)[anyService ? metric.Name[1..] : metric.Name] = asked;
        }
    }

    /// <value>How many series were defined.</value>
    public int Count { get; private set; }

    /// <summary>Finds a series; false where it was never defined. The binding is null where no rule asks about it.</summary>
    public bool TryFind(int series, out SeriesBinding? binding)
    {
        if ((uint)series >= (uint)_definitions.Length || _definitions[series] is null)
        {
            binding = null;
            return false;
        }

        binding = _bindings[series];
        return true;
    }

    /// <summary>True where the series was refused when it was defined.</summary>
    public bool IsRefused(int series) => _refused[series];

    /// <summary>Defines a series; the same definition again changes nothing, another one for its number is refused.</summary>
    public void Define(SeriesDefinition definition)
    {
        var number = definition.Series;
        if (number is < 0 or > MaximumNumber)
        {
            _problems.Add("number", number, () => $"{definition.Metric}: the series number {number} is not in 0…{MaximumNumber}");
            return;
        }

        if (number >= _definitions.Length)
        {
            var length = Math.Max(number + 1, 2 * _definitions.Length);
            Array.Resize(ref _definitions, length);
            Array.Resize(ref _bindings, length);
            Array.Resize(ref _refused, length);
        }

        if (_definitions[number] is { } known)
        {
            if (known.Metric != definition.Metric || known.Labels != definition.Labels || known.Kind != definition.Kind)
            {
                _problems.Add("again", number, () => $"the series number {number} stands for {known.Metric}{known.Labels} and was defined again as {definition.Metric}{definition.Labels}; the first one holds");
            }

            return;
        }

        _definitions[number] = definition;
        Count++;
        var dot = definition.Metric.IndexOf('.', StringComparison.Ordinal);
        SeriesBinding? binding = null;
        if (dot > 0 && _anyService.TryGetValue(definition.Metric[dot..], out var any))
        {
            var service = KeyValuePair.Create("service", definition.Metric[..dot]);
            binding = Bind(any, definition, LabelSet.Create(definition.Labels.Pairs.Append(service)), null);
        }

        if (_exact.TryGetValue(definition.Metric, out var exact))
        {
            binding = Bind(exact, definition, definition.Labels, binding);
        }

        _bindings[number] = binding;
    }

    /// <value>The greatest series number that is taken.</value>
    public const int MaximumNumber = 10_000_000;

    private SeriesBinding? Bind(Asked asked, SeriesDefinition definition, LabelSet labels, SeriesBinding? next)
    {
        var metric = asked.Metric;
        if (metric.Kind != definition.Kind)
        {
            _refused[definition.Series] = true;
            _problems.Add("kind", metric.Id, () =>
                $"{definition.Metric} arrives as a {Name(definition.Kind)}, the rules read it as a {Name(metric.Kind)}: its samples are refused; declare 'metric {metric.Name} {{ kind {Name(definition.Kind)} }}' or send a {Name(metric.Kind)}");
            return next;
        }

        if (!_series.TryGetValue((metric.Id, labels), out var series))
        {
            AggregateStore[] stores = [.. asked.Stores.Where(store => store.Selector.Matches(labels)).Select(store => store.Store)];
            series = MetricSeries.Create(metric.Kind, labels, stores, _clock);
            _series.Add((metric.Id, labels), series);
        }

        return series.IsAsked ? new SeriesBinding(metric, series, definition) { Next = next } : next;
    }

    private static string Name(MetricKind kind) => kind switch
    {
        MetricKind.Histogram => "histogram",
        MetricKind.Counter => "counter",
        _ => "gauge",
    };

    private sealed record Asked(MetricPlan Metric, ImmutableArray<(SeriesSelector Selector, AggregateStore Store)> Stores);
}
