using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>
/// The natural join of a predicate's operands: rows agree on every label name that both sides have. Arithmetic, comparison
/// and <c>and</c> need both sides, <c>or</c> takes the rows of either.
/// </summary>
internal sealed class RowJoin
{
    private readonly RulePredicate _predicate;
    private readonly List<JoinConflict> _conflicts = [];

    private RowJoin(RulePredicate predicate) => _predicate = predicate;

    /// <summary>The rows of the entities that live now, and where many match many.</summary>
    public static (IReadOnlyList<JoinedRow> Rows, IReadOnlyList<JoinConflict> Conflicts) Of(RulePredicate predicate)
    {
        var join = new RowJoin(predicate);
        return (join.Rows(predicate.Shape)?.Rows ?? [join.Empty()], join._conflicts);
    }

    // Null stands for a constant, which goes with any row.
    private Side? Rows(ShapeNode node) => node switch
    {
        AbsentNode absent => new(Absences(absent.Operand), true),
        ILeafNode leaf => new(Rows(leaf.Operand), false),
        OrNode or => Join(Rows(or.Left), Rows(or.Right), true),
        _ => ShapeTree.Children(node).Select(child => Rows(child)).Aggregate((Side?)null, (left, right) => Join(left, right, false)),
    };

    // Asked of each row by its labels: no entity takes part.
    private List<JoinedRow> Absences(int operand) => [.. Rows(operand).Select(row => Empty() with { Labels = row.Labels })];

    private List<JoinedRow> Rows(int operand)
    {
        var store = _predicate.Operands[operand];
        var rows = new List<JoinedRow>();
        for (var entity = 0; entity < store.Entities; entity++)
        {
            if (store.IsMerged || store.IsLive(entity))
            {
                var row = Empty();
                row.Entities[operand] = entity;
                rows.Add(row with { Labels = _predicate.JoinLabels(operand, entity) });
            }
        }

        return rows;
    }

    private JoinedRow Empty()
    {
        var entities = new int[_predicate.Operands.Length];
        Array.Fill(entities, -1);
        return new(LabelSet.Empty, entities);
    }

    private Side? Join(Side? left, Side? right, bool isOuter)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        if (left.IsOpen && right.IsOpen)
        {
            return new(Beside(left.Rows, right.Rows), true);
        }

        if (!left.IsOpen && !right.IsOpen)
        {
            return new(Join(left.Rows, right.Rows, isOuter), false);
        }

        var (open, other) = left.IsOpen ? (left, right) : (right, left);
        return isOuter ? new(Beside(other.Rows, open.Rows), false) : other;
    }

    // Rows, and of further ones those that go with none of them.
    private static List<JoinedRow> Beside(IReadOnlyList<JoinedRow> rows, IReadOnlyList<JoinedRow> further)
    {
        LabelSet[] labels = [.. rows.Select(row => row.Labels)];
        var index = new LabelIndex(labels, [.. further.Select(row => row.Labels)]);
        return [.. rows, .. further.Where(row => !index.Find(row.Labels).Any(place => labels[place].Join(row.Labels) is not null))];
    }

    private List<JoinedRow> Join(IReadOnlyList<JoinedRow> left, IReadOnlyList<JoinedRow> right, bool isOuter)
    {
        LabelSet[] leftLabels = [.. left.Select(row => row.Labels)];
        LabelSet[] rightLabels = [.. right.Select(row => row.Labels)];
        var index = new LabelIndex(rightLabels, leftLabels);
        var rows = new List<JoinedRow>();
        var matchedLeft = new bool[left.Count];
        var matchedRight = new bool[right.Count];
        if (LabelIndex.IsUniform(leftLabels) && LabelIndex.IsUniform(rightLabels))
        {
            JoinGroups(left, right, index, rows, matchedLeft, matchedRight);
        }
        else
        {
            JoinPairs(left, right, index, rows, matchedLeft, matchedRight);
        }

        if (isOuter)
        {
            rows.AddRange(left.Where((_, i) => !matchedLeft[i]));
            rows.AddRange(right.Where((_, i) => !matchedRight[i]));
        }

        return rows;
    }

    // All rows of a side have the same names: rows with one key match each other, and nothing else.
    private void JoinGroups(
        IReadOnlyList<JoinedRow> left, IReadOnlyList<JoinedRow> right, LabelIndex index, List<JoinedRow> rows, bool[] matchedLeft, bool[] matchedRight)
    {
        foreach (var group in Enumerable.Range(0, left.Count).GroupBy(i => index.KeyOf(left[i].Labels)))
        {
            int[] ours = [.. group];
            var theirs = index.Find(group.Key);
            if (ours.Length > 1 && theirs.Count > 1)
            {
                _conflicts.Add(new(group.Key, [.. ours.Select(i => left[i])], [.. theirs.Select(j => right[j])]));
                Array.ForEach(ours, i => matchedLeft[i] = true);
                theirs.ToList().ForEach(j => matchedRight[j] = true);
                continue;
            }

            foreach (var i in ours)
            {
                foreach (var j in theirs)
                {
                    if (left[i].Join(right[j]) is { } row)
                    {
                        rows.Add(row);
                        matchedLeft[i] = matchedRight[j] = true;
                    }
                }
            }
        }
    }

    private void JoinPairs(
        IReadOnlyList<JoinedRow> left, IReadOnlyList<JoinedRow> right, LabelIndex index, List<JoinedRow> rows, bool[] matchedLeft, bool[] matchedRight)
    {
        var pairs = new List<(int Left, int Right, JoinedRow Row)>();
        var (ofLeft, ofRight) = (new int[left.Count], new int[right.Count]);
        for (var i = 0; i < left.Count; i++)
        {
            foreach (var j in index.Find(left[i].Labels))
            {
                if (left[i].Join(right[j]) is { } row)
                {
                    pairs.Add((i, j, row));
                    ofLeft[i]++;
                    ofRight[j]++;
                    matchedLeft[i] = matchedRight[j] = true;
                }
            }
        }

        foreach (var (i, j, row) in pairs)
        {
            if (ofLeft[i] > 1 && ofRight[j] > 1)
            {
                var shared = row.Labels.Keep([.. left[i].Labels.Pairs.Select(pair => pair.Key).Intersect(right[j].Labels.Pairs.Select(pair => pair.Key))]);
                _conflicts.Add(new(shared, [left[i]], [right[j]]));
            }
            else
            {
                rows.Add(row);
            }
        }
    }

    /// <summary>The rows of a node.</summary>
    /// <param name="Rows">The rows.</param>
    /// <param name="IsOpen">True where it says something of any row, and makes its own only where nothing else does.</param>
    private sealed record Side(IReadOnlyList<JoinedRow> Rows, bool IsOpen);
}
