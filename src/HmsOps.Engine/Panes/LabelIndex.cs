namespace HmsOps.Engine.Panes;

/// <summary>Finds label sets by the names that all sets of both sides of a join have.</summary>
internal sealed class LabelIndex
{
    private readonly string[] _names;
    private readonly Dictionary<LabelSet, List<int>> _places = [];

    /// <summary>An index of one side.</summary>
    /// <param name="indexed">The sets to find.</param>
    /// <param name="others">The sets to find them by.</param>
    public LabelIndex(IReadOnlyList<LabelSet> indexed, IReadOnlyList<LabelSet> others)
    {
        var common = NamesOf(indexed);
        common.IntersectWith(NamesOf(others));
        _names = [.. common];
        for (var i = 0; i < indexed.Count; i++)
        {
            var key = KeyOf(indexed[i]);
            if (!_places.TryGetValue(key, out var places))
            {
                _places.Add(key, places = []);
            }

            places.Add(i);
        }
    }

    /// <summary>The common labels of a set.</summary>
    public LabelSet KeyOf(LabelSet labels) => labels.Keep(_names);

    /// <summary>The places of sets that have the same common labels.</summary>
    public IReadOnlyList<int> Find(LabelSet labels) => _places.TryGetValue(KeyOf(labels), out var places) ? places : [];

    /// <summary>True where all sets have the same names.</summary>
    public static bool IsUniform(IReadOnlyList<LabelSet> sets) =>
        sets.All(labels => labels.Pairs.Select(pair => pair.Key).SequenceEqual(sets[0].Pairs.Select(pair => pair.Key)));

    private static HashSet<string> NamesOf(IReadOnlyList<LabelSet> sets)
    {
        HashSet<string>? names = null;
        foreach (var labels in sets)
        {
            var own = labels.Pairs.Select(pair => pair.Key);
            if (names is null)
            {
                names = new(own, StringComparer.Ordinal);
            }
            else
            {
                names.IntersectWith(own);
            }
        }

        return names ?? new(StringComparer.Ordinal);
    }
}
