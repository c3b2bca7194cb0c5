using System.Globalization;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Lang.Binding;

namespace HmsOps.Oracle;

/// <summary>Walks a bound tree for each of its rows.</summary>
/// <param name="root">The tree; its series make the rows.</param>
/// <param name="clear">A tree that is asked of the same rows, or null.</param>
/// <param name="by">The grouping of the rule.</param>
/// <param name="samples">What is read.</param>
/// <param name="isInside">True inside an aggregate across series, where no series merge.</param>
public sealed class OracleRule(BoundNode root, BoundNode? clear, OracleGrouping by, OracleSamples samples, bool isInside = false)
{
    private readonly OracleGrouping _series = isInside ? OracleGrouping.Each : by;
    private readonly Dictionary<BoundNode, OracleAcross> _across = new(ReferenceEqualityComparer.Instance);

    // Of each reading, the entities that ever had a sample in its window: before that there is none.
    private readonly Dictionary<IMetricUse, HashSet<LabelSet>> _appeared = new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<IMetricUse, Dictionary<LabelSet, List<OracleSeries>>> _entities = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundPrediction, BoundReading> _lines = new(ReferenceEqualityComparer.Instance);
    private readonly OraclePast _past = new(samples);
    private readonly OracleReader _reader = new(samples);
    private readonly List<LabelSet> _rows = [];

    // Of each side of an `or` in the tree that makes rows, the rows that it ever had.
    private readonly Dictionary<BoundNode, HashSet<LabelSet>> _sides = Within(root).OfType<BoundOr>()
        .SelectMany(or => new BoundNode[] { or.Left, or.Right })
        .ToDictionary(side => side, _ => new HashSet<LabelSet>(), (IEqualityComparer<BoundNode>)ReferenceEqualityComparer.Instance);

    // What is absent is asked by a row's labels, whatever side made it.
    private LabelSet _asked = LabelSet.Empty;
    private int _entitiesOf;

    /// <summary>The rows that there ever were: in order of appearance, then of labels.</summary>
    public IReadOnlyList<LabelSet> Rows => _rows;

    /// <summary>Takes in the rows that series of this tick make.</summary>
    public void Tick()
    {
        Appear(root);
        Appear(clear);
        Keep();
        var now = RowsOf(root)?.Rows ?? [LabelSet.Empty];
        foreach (var side in _sides)
        {
            side.Value.UnionWith(RowsOf(side.Key)?.Rows ?? [LabelSet.Empty]);
        }

        _rows.AddRange(now.Distinct().Except(_rows).Order().ToList());
    }

    /// <summary>True while a series lives that a row reads.</summary>
    public bool HasSeries(LabelSet row) => Leaves(root).Any(leaf => leaf switch
    {
        BoundAbsent absent => _appeared[absent].Contains(row),
        IMetricUse use => Of(use, row) is { } series && _reader.IsLive(use, series),
        _ => Group(leaf, row) is { } group && _across[leaf].HasSeries(group),
    });

    /// <summary>A condition for a row; without one, where there are no series.</summary>
    public Truth Evaluate(BoundNode condition, LabelSet? row) => condition switch
    {
        BoundAnd and => Truth.And(Evaluate(and.Left, row), Evaluate(and.Right, row)),
        BoundOr or => Truth.Or(Side(or.Left, row), Side(or.Right, row)),
        BoundNot not => Truth.Not(Evaluate(not.Operand, row)),
        BoundTruth truth => Truth.Of(truth.Value),
        BoundQuantifier quantifier => Group(quantifier, row) is { } group ? _across[quantifier].Test(group) : Truth.Unknown(UnknownReason.NoData),
        BoundAbsent absent => _reader.Absent(absent, [.. samples.Of(absent.Metric.Name, absent.Selector).Where(one => JoinLabels(absent, one.Labels).Join(row ?? _asked) is not null)]),
        BoundComparison { Left: BoundReading { Rank: { } rank, Shift: 0 } reading, Right: BoundConstant constant } comparison =>
            Of(reading, row) is { } series
                ? _reader.Test(reading, rank, comparison.Operator, Stored(constant), series)
                : Truth.Unknown(UnknownReason.NoData),
        BoundComparison { Left: BoundShare { Shift: 0 } share, Right: BoundConstant constant } comparison =>
            Of(share, row) is { } series
                ? _reader.TestShare(share, Limit(share), comparison.Operator, constant.Value, series)
                : Truth.Unknown(UnknownReason.NoData),
        BoundComparison comparison =>
            Interval.Compare(comparison.Operator, Number(comparison.Left, row), Number(comparison.Right, row)),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is no condition"),
    };

    /// <summary>A number for a row; without one, where there are no series.</summary>
    public Interval Number(BoundNode number, LabelSet? row) => number switch
    {
        BoundConstant constant => Interval.Exactly(Stored(constant)),
        BoundReading or BoundShare or BoundPrediction => Leaf(number, row),
        BoundAggregate or BoundCount => Group(number, row) is { } group ? _across[number].Read(group) : Interval.Unknown(UnknownReason.NoData),
        BoundNow => Interval.Exactly(Rounded(EngineTime.ToSeconds(samples.Now ?? throw new InvalidOperationException("no tick yet")))),
        BoundFunction function => Function(function, row),
        BoundNegation negation => Interval.Negate(Number(negation.Operand, row)),
        BoundArithmetic arithmetic =>
            Interval.Apply(arithmetic.Operator, Number(arithmetic.Left, row), Number(arithmetic.Right, row)),
        _ => throw new InvalidOperationException($"{number.GetType().Name} is no number"),
    };

    // A prediction reads the samples of its window, not the newest value.
    private BoundReading LineOf(BoundPrediction prediction)
    {
        if (!_lines.TryGetValue(prediction, out var line))
        {
            _lines[prediction] = line = prediction.Reading with { Reading = Reading.Slope };
        }

        return line;
    }

    private Interval Leaf(BoundNode leaf, LabelSet? row)
    {
        var use = UseOf(leaf);
        return Find(use, row) is not var (entity, series) ? Interval.Unknown(UnknownReason.NoData)
            : use.Shift > 0 ? _past.Read(leaf, use, entity)
            : Read(leaf, series);
    }

    private Interval Read(BoundNode leaf, List<OracleSeries> series) => leaf switch
    {
        BoundReading reading => _reader.Read(reading, series),
        BoundShare share => _reader.Share(share, Limit(share), series),
        BoundPrediction prediction => _reader.Predict(LineOf(prediction), prediction.Horizon, series),
        _ => throw new InvalidOperationException($"{leaf.GetType().Name} reads nothing"),
    };

    // What is read some time later is what was read then.
    private void Keep()
    {
        foreach (var leaf in new[] { root, clear }.OfType<BoundNode>().SelectMany(Within).Where(node => node is BoundPrediction or IMetricUse))
        {
            var use = UseOf(leaf);
            if (use.Shift > 0)
            {
                _past.Keep(leaf, use, Entities(use).ToDictionary(entity => entity.Key, entity => Read(leaf, entity.Value)));
            }
        }
    }

    private IMetricUse UseOf(BoundNode leaf) => leaf switch
    {
        BoundPrediction prediction => LineOf(prediction),
        IMetricUse use => use,
        _ => throw new InvalidOperationException($"{leaf.GetType().Name} reads nothing"),
    };

    private Interval Function(BoundFunction function, LabelSet? row)
    {
        var arguments = function.Arguments.Select(argument => Number(argument, row)).ToList();
        return function.Function switch
        {
            NumberFunction.Absolute => Interval.Absolute(arguments[0]),
            NumberFunction.Minimum => arguments.Aggregate(Interval.Minimum),
            NumberFunction.Maximum => arguments.Aggregate(Interval.Maximum),
            NumberFunction.Clamp => Interval.Minimum(Interval.Maximum(arguments[0], arguments[1]), arguments[2]),
            _ => Interval.Modulo(arguments[0], arguments[1]),
        };
    }

    // A row of one side alone has no series on the other, where only constants are known.
    private Truth Side(BoundNode side, LabelSet? row)
    {
        _asked = row ?? _asked;
        return Evaluate(side, row is not null && _sides.TryGetValue(side, out var rows) && rows.All(known => known.Join(row) is null) ? null : row);
    }

    private void Appear(BoundNode? node)
    {
        switch (node)
        {
            case BoundPrediction prediction:
                Appear(LineOf(prediction));
                break;
            case BoundAggregate or BoundCount or BoundQuantifier:
                AcrossOf(node).Tick();
                break;
            case BoundAbsent absent:
                _appeared.TryAdd(absent, []);
                _appeared[absent].UnionWith(samples.Of(absent.Metric.Name, absent.Selector).Where(one => _reader.IsLive(absent, [one])).Select(one => _series.Of(one.Labels)));
                break;
            case IMetricUse reading:
                if (!_appeared.TryGetValue(reading, out var entities))
                {
                    _appeared[reading] = entities = [];
                }

                entities.UnionWith(Entities(reading).Where(entity => IsMerged(reading) || _reader.IsLive(reading, entity.Value)).Select(entity => entity.Key));
                break;
            case not null:
                foreach (var operand in BoundWalk.Operands(node))
                {
                    Appear(operand);
                }

                break;
        }
    }

    private static double Stored(BoundConstant constant) =>
        Rounded(constant.Value);

    private static double Limit(BoundShare share) =>
        Stored(share.Limit as BoundConstant ?? throw new InvalidOperationException("a share with a parameter"));

    private static double Rounded(decimal value) => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Which rows there are now, or null of a constant, which goes with any row.</summary>
    private Made? RowsOf(BoundNode node) => node switch
    {
        BoundAnd and => Join(RowsOf(and.Left), RowsOf(and.Right), isOuter: false),
        BoundOr or => Join(RowsOf(or.Left), RowsOf(or.Right), isOuter: true),
        BoundNot not => RowsOf(not.Operand),
        BoundNegation negation => RowsOf(negation.Operand),
        BoundComparison comparison => Join(RowsOf(comparison.Left), RowsOf(comparison.Right), isOuter: false),
        BoundArithmetic arithmetic => Join(RowsOf(arithmetic.Left), RowsOf(arithmetic.Right), isOuter: false),
        BoundFunction function => function.Arguments.Select(RowsOf).Aggregate((left, right) => Join(left, right, isOuter: false)),
        BoundPrediction prediction => RowsOf(LineOf(prediction)),
        BoundAggregate or BoundCount or BoundQuantifier => new(_across[node].Groups, false),
        BoundAbsent absent => new([.. (_series.IsNone ? [LabelSet.Empty] : _appeared[absent]).Select(group => JoinLabels(absent, group)).Distinct()], true),
        IMetricUse reading => new(
        [
            .. Entities(reading).Where(entity => IsMerged(reading) || _reader.IsLive(reading, entity.Value))
                .Select(entity => JoinLabels(reading, entity.Key)).Distinct(),
        ], false),
        _ => null,
    };

    // What is absent says something of any row: it makes its own only where nothing else does.
    private static Made? Join(Made? left, Made? right, bool isOuter)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        if (!left.IsOpen && !right.IsOpen)
        {
            return new(Join(left.Rows, right.Rows, isOuter), false);
        }

        if (!isOuter && left.IsOpen != right.IsOpen)
        {
            return left.IsOpen ? right : left;
        }

        var (first, second) = left.IsOpen && !right.IsOpen ? (right, left) : (left, right);
        return new(
            [.. first.Rows, .. second.Rows.Where(one => first.Rows.TrueForAll(other => one.Join(other) is null))], left.IsOpen && right.IsOpen);
    }

    private static List<LabelSet> Join(List<LabelSet> left, List<LabelSet> right, bool isOuter)
    {
        var rows = new List<LabelSet>(left.SelectMany(one => right.Select(one.Join).OfType<LabelSet>()));
        if (isOuter)
        {
            rows.AddRange(left.Where(one => right.TrueForAll(other => one.Join(other) is null)));
            rows.AddRange(right.Where(one => left.TrueForAll(other => one.Join(other) is null)));
        }

        return rows;
    }

    private OracleAcross AcrossOf(BoundNode node)
    {
        if (!_across.TryGetValue(node, out var across))
        {
            var (inner, own) = node switch
            {
                BoundAggregate aggregate => (aggregate.Operand, aggregate.Grouping),
                BoundCount count => (count.Condition, count.Grouping),
                _ => ((BoundNode)((BoundQuantifier)node).Condition, ((BoundQuantifier)node).Grouping),
            };
            _across[node] = across = new(node, by.Or(own), new(inner, null, by, samples, isInside: true), samples);
        }

        return across;
    }

    // The group that goes with a row, or null where none ever was.
    private LabelSet? Group(BoundNode node, LabelSet? row) => row is null ? null : _across[node].Seen.SingleOrDefault(group => group.Join(row) is not null);

    // A node and all below it, but nothing inside an aggregate across series.
    private static IEnumerable<BoundNode> Within(BoundNode node) => node is BoundAggregate or BoundCount or BoundQuantifier
        ? [node]
        : BoundWalk.Operands(node).SelectMany(Within).Prepend(node);

    private IEnumerable<BoundNode> Leaves(BoundNode node) => node is BoundPrediction prediction ? [LineOf(prediction)] : node is IMetricUse or BoundAggregate or BoundCount or BoundQuantifier
        ? [node]
        : BoundWalk.Operands(node).SelectMany(Leaves);

    /// <summary>The series behind a reading in a row, or null where none ever was.</summary>
    private List<OracleSeries>? Of(IMetricUse reading, LabelSet? row) => Find(reading, row)?.Series;

    private (LabelSet Entity, List<OracleSeries> Series)? Find(IMetricUse reading, LabelSet? row)
    {
        if (row is null)
        {
            return null;
        }

        var matching = Entities(reading)
            .Where(entity => _appeared[reading].Contains(entity.Key) && JoinLabels(reading, entity.Key).Join(row) is not null)
            .ToList();
        return matching.Count == 0 ? null : (matching.Single().Key, matching.Single().Value);
    }

    private bool IsMerged(IMetricUse reading) => reading.Metric.Kind != MetricKind.Gauge && _series.IsNone && reading is not BoundAbsent;

    private Dictionary<LabelSet, List<OracleSeries>> Entities(IMetricUse reading)
    {
        if (_entitiesOf != samples.SeriesCount)
        {
            _entities.Clear();
            _entitiesOf = samples.SeriesCount;
        }

        if (!_entities.TryGetValue(reading, out var entities))
        {
            _entities[reading] = entities = Grouped(reading);
        }

        return entities;
    }

    private Dictionary<LabelSet, List<OracleSeries>> Grouped(IMetricUse reading)
    {
        var series = samples.Of(reading.Metric.Name, reading.Selector);
        return IsMerged(reading)
            ? new() { [LabelSet.Empty] = [.. series] }
            : series.GroupBy(one => reading.Metric.Kind == MetricKind.Gauge ? one.Labels : _series.Of(one.Labels))
                .ToDictionary(group => group.Key, group => group.ToList());
    }

    private static LabelSet JoinLabels(IMetricUse reading, LabelSet entity) => entity.Without(
        [.. reading.Selector.Where(matcher => matcher.Operator == MatchOperator.Equal).Select(matcher => matcher.Label)]);

    private sealed record Made(List<LabelSet> Rows, bool IsOpen);
}
