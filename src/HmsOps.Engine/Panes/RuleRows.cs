using System.Collections.Immutable;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>The rows of a rule: made when a series first appears, in the order of appearance (tick, then labels), and kept.</summary>
internal sealed class RuleRows : IRuleRows
{
    private readonly ImmutableArray<PredicateRows> _predicates;
    private readonly RulePredicate _first;
    private readonly SingleRows? _singles;
    private readonly RowChanges _changes;
    private readonly List<LabelSet> _labels = [];
    private readonly List<JoinedRow> _joined = [];
    private readonly Dictionary<LabelSet, List<int>> _byLabels = [];
    private readonly List<int> _ambiguous = [];
    private long _version = -1;

    /// <summary>The rows of a rule over these predicates.</summary>
    public RuleRows(ImmutableArray<RulePredicate> predicates)
    {
        _predicates = [.. predicates.Select(predicate => new PredicateRows(predicate))];
        _first = predicates[0];
        ReadsClock = predicates.Any(predicate => predicate.ReadsClock);
        int[] operands = [.. _first.Leaves.Select(leaf => leaf.Operand).Distinct()];
        _singles = operands.Length == 1 ? new(_first, operands[0]) : null;
        _changes = new(_predicates, _singles);

        // What is absent makes rows only where nothing else does: that is not known before the first tick.
        if (predicates.All(predicate => predicate.Absences.Length == 0))
        {
            Refresh();
        }
    }

    /// <value>True where each row may read differently at each tick.</value>
    public bool ReadsClock { get; }

    /// <inheritdoc/>
    public int Count => _singles?.Count ?? _labels.Count;

    /// <inheritdoc/>
    public IndexSet? Changed => _changes.Rows;

    /// <inheritdoc/>
    public void ForgetChanges() => _changes.Forget();

    /// <inheritdoc/>
    public LabelSet LabelsOf(int row) => _singles?.LabelsOf(row) ?? _labels[row];

    /// <inheritdoc/>
    public bool HasSeries(int row)
    {
        foreach (var predicate in _predicates)
        {
            if (predicate.HasSeries(row))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public Truth Evaluate(int predicate, int row)
    {
        var rows = _predicates[predicate];
        return rows.IsManyToMany(row) ? Truth.Unknown(UnknownReason.ManyToMany) : rows.Predicate.Evaluate(rows[row]);
    }

    /// <inheritdoc/>
    public Interval EvaluateNumber(int predicate, int row)
    {
        var rows = _predicates[predicate];
        return rows.IsManyToMany(row) ? Interval.Unknown(UnknownReason.ManyToMany) : rows.Predicate.EvaluateNumber(rows[row]);
    }

    /// <inheritdoc/>
    public string Describe(int predicate, int row)
    {
        var rows = _predicates[predicate];
        return rows.IsManyToMany(row)
            ? ReadingWords.Unknown(UnknownReason.ManyToMany)
            : ReadingWords.Of(rows.Predicate, rows[row]);
    }

    /// <summary>Makes the rows of entities that came to life since the last time, and notes the rows that may read differently.</summary>
    public void Refresh()
    {
        foreach (var rows in _predicates)
        {
            foreach (var absence in rows.Predicate.Absences)
            {
                absence.Refresh();
            }
        }

        MakeRows();
        if (ReadsClock)
        {
            _changes.AddAll();
        }

        _changes.Collect();
        foreach (var rows in _predicates)
        {
            foreach (var absence in rows.Predicate.Absences)
            {
                absence.ForgetChanges();
            }
        }
    }

    private void MakeRows()
    {
        var version = 0L;
        foreach (var rows in _predicates)
        {
            foreach (var store in rows.Predicate.Operands)
            {
                version += store.Version;
            }
        }

        if (version == _version)
        {
            return;
        }

        _version = version;
        var known = Count;
        if (_singles is not null)
        {
            AddSingles(_singles);
        }
        else
        {
            AddJoined();
        }

        AskAbsences(known);

        // Rows of one store read the same entity in all predicates for ever; others may have got another partner.
        var from = _changes.IsOneStore ? known : 0;
        for (var predicate = 1; predicate < _predicates.Length; predicate++)
        {
            Resolve(_predicates[predicate], from);
        }

        if (!_changes.IsOneStore)
        {
            _changes.AddAll();
        }
    }

    // What is absent is asked of each row by its labels, whatever made it.
    private void AskAbsences(int from)
    {
        foreach (var rows in _predicates)
        {
            for (var operand = 0; operand < rows.Predicate.Operands.Length; operand++)
            {
                if (rows.Predicate.Operands[operand] is AbsentStore absence && !(_singles is not null && rows == _predicates[0]))
                {
                    for (var row = from; row < Count; row++)
                    {
                        rows.Set(row, operand, absence.Ask(JoinLabelsOf(row)));
                    }
                }
            }
        }
    }

    private void AddSingles(SingleRows singles)
    {
        for (var row = singles.AddAlive(); row < singles.Count; row++)
        {
            foreach (var predicate in _predicates)
            {
                predicate.Reserve(row + 1);
            }

            _predicates[0].Set(row, singles.Operand, singles.EntityOf(row));
        }
    }

    private void AddJoined()
    {
        var (rows, conflicts) = RowJoin.Of(_first);
        var added = new List<JoinedRow>();
        foreach (var row in rows)
        {
            var known = RowsWith(row.Labels).FindIndex(number => _joined[number].Agrees(row));
            if (known < 0)
            {
                added.Add(row);
            }
            else
            {
                Set(RowsWith(row.Labels)[known], row);
            }
        }

        Append(added);
        MarkAmbiguous(conflicts);
    }

    private void MarkAmbiguous(IReadOnlyList<JoinConflict> conflicts)
    {
        _ambiguous.ForEach(row => _predicates[0].SetManyToMany(row, false));
        _ambiguous.Clear();
        var readers = conflicts.Count == 0 ? [] : Readers();
        foreach (var conflict in conflicts)
        {
            var concerned = conflict.Left
                .SelectMany(row => row.Entities.Select((entity, operand) => readers.GetValueOrDefault((operand, entity)) ?? []))
                .SelectMany(rows => rows).Distinct().Where(row => conflict.Concerns(_joined[row])).ToList();
            if (concerned.Count == 0)
            {
                concerned.Add(RowOf(conflict));
            }

            _ambiguous.AddRange(concerned);
        }

        _ambiguous.ForEach(row => _predicates[0].SetManyToMany(row, true));
    }

    // The rows that read an entity of an operand.
    private Dictionary<(int Operand, int Entity), List<int>> Readers()
    {
        var readers = new Dictionary<(int Operand, int Entity), List<int>>();
        for (var row = 0; row < Count; row++)
        {
            for (var operand = 0; operand < _joined[row].Entities.Length; operand++)
            {
                var key = (operand, _joined[row].Entities[operand]);
                if (key.Item2 >= 0 && !readers.TryAdd(key, [row]))
                {
                    readers[key].Add(row);
                }
            }
        }

        return readers;
    }

    // A group that never made a row is seen by one that is unknown.
    private int RowOf(JoinConflict conflict)
    {
        var rows = RowsWith(conflict.Labels);
        var known = rows.FindIndex(row => _joined[row].Entities.All(entity => entity < 0));
        if (known >= 0)
        {
            return rows[known];
        }

        var entities = new int[_first.Operands.Length];
        Array.Fill(entities, -1);
        Append([new(conflict.Labels, entities)]);
        return Count - 1;
    }

    private void Append(List<JoinedRow> added)
    {
        foreach (var (row, labels) in added.Select(row => (row, Labels: FullLabels(row))).OrderBy(pair => pair.Labels))
        {
            RowsWith(row.Labels).Add(Count);
            _labels.Add(labels);
            _joined.Add(row);
            foreach (var predicate in _predicates)
            {
                predicate.Reserve(Count);
            }

            Set(Count - 1, row);
        }
    }

    private void Set(int number, JoinedRow row)
    {
        for (var operand = 0; operand < row.Entities.Length; operand++)
        {
            if (row.Entities[operand] >= 0)
            {
                _joined[number].Entities[operand] = row.Entities[operand];
                _predicates[0].Set(number, operand, row.Entities[operand]);
            }
        }
    }

    private List<int> RowsWith(LabelSet labels)
    {
        if (!_byLabels.TryGetValue(labels, out var rows))
        {
            _byLabels.Add(labels, rows = []);
        }

        return rows;
    }

    // A label that a selector fixes takes no part in the join, but is shown where all that have it agree.
    private LabelSet FullLabels(JoinedRow row)
    {
        var shown = row.Labels;
        var extra = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        for (var operand = 0; operand < row.Entities.Length; operand++)
        {
            if (row.Entities[operand] >= 0)
            {
                var labels = _first.Operands[operand].LabelsOf(row.Entities[operand]);
                foreach (var (name, value) in labels.Keep(_first.Fixed[operand]).Pairs)
                {
                    if (shown[name] is null)
                    {
                        extra[name] = !extra.TryGetValue(name, out var other) || other == value ? value : null;
                    }
                }
            }
        }

        return extra.Count == 0 ? shown : LabelSet.Create(shown.Pairs.Concat(extra.Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? ""))));
    }

    // Operands of the further predicates are found by the rows' labels; they make no row.
    private void Resolve(PredicateRows rows, int from)
    {
        var ambiguous = new bool[Count - from];
        for (var operand = 0; operand < rows.Predicate.Operands.Length; operand++)
        {
            var store = rows.Predicate.Operands[operand];
            if (store is AbsentStore)
            {
                continue;
            }

            var same = Array.IndexOf(_first.Operands, store);
            if (same >= 0 || store.IsMerged)
            {
                for (var row = from; row < Count; row++)
                {
                    rows.Set(row, operand, same >= 0 ? EntityOf(row, same) : 0);
                }
            }
            else
            {
                Match(rows, operand, ambiguous);
            }
        }

        for (var row = from; row < Count; row++)
        {
            rows.SetManyToMany(row, ambiguous[row - from]);
        }
    }

    private int EntityOf(int row, int operand) =>
        _singles is null ? _joined[row].Entities[operand] : operand == _singles.Operand ? _singles.EntityOf(row) : -1;

    private LabelSet JoinLabelsOf(int row) => _singles?.JoinLabelsOf(row) ?? _joined[row].Labels;

    private void Match(PredicateRows rows, int operand, bool[] ambiguous)
    {
        var store = rows.Predicate.Operands[operand];
        int[] live = [.. Enumerable.Range(0, store.Entities).Where(store.IsLive)];
        LabelSet[] theirs = [.. live.Select(entity => rows.Predicate.JoinLabels(operand, entity))];
        LabelSet[] ours = [.. Enumerable.Range(0, Count).Select(JoinLabelsOf)];
        var index = new LabelIndex(theirs, ours);
        for (var row = 0; row < ours.Length; row++)
        {
            var matches = index.Find(ours[row]).Where(place => ours[row].Join(theirs[place]) is not null).Take(2).ToList();
            if (matches.Count == 1)
            {
                rows.Set(row, operand, live[matches[0]]);
            }

            ambiguous[row] |= matches.Count > 1;
        }
    }
}
