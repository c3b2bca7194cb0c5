using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;

namespace HmsOps.Engine;

/// <summary>An immutable set of labels, sorted by name (ordinal); equal sets are equal values.</summary>
[JsonConverter(typeof(LabelSetJsonConverter))]
public sealed class LabelSet : IEquatable<LabelSet>, IComparable<LabelSet>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _pairs;
    private readonly int _hash;

    private LabelSet(ImmutableArray<KeyValuePair<string, string>> pairs)
    {
        _pairs = pairs;
        var hash = new HashCode();
        foreach (var (name, value) in pairs)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>The set without labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <summary>The labels, sorted by name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Pairs => _pairs;

    /// <value>How many labels there are.</value>
    public int Count => _pairs.Length;

    /// <summary>The value of a label, or null where the set has no label of that name.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _pairs)
            {
                if (string.Equals(key, name, StringComparison.Ordinal))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Makes a set; of labels with one name the last wins, and an empty value is no label.</summary>
    public static LabelSet Create(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (value.Length == 0)
            {
                sorted.Remove(name);
            }
            else
            {
                sorted[name] = value;
            }
        }

        return sorted.Count == 0 ? Empty : new LabelSet([.. sorted]);
    }

    /// <summary>Makes a set from name and value in turn.</summary>
    public static LabelSet Of(params ReadOnlySpan<(string Name, string Value)> pairs)
    {
        var list = new List<KeyValuePair<string, string>>(pairs.Length);
        foreach (var (name, value) in pairs)
        {
            list.Add(new(name, value));
        }

        return Create(list);
    }

    /// <summary>Only the labels of these names.</summary>
    public LabelSet Keep(IReadOnlyCollection<string> names) =>
        _pairs.All(pair => names.Contains(pair.Key)) ? this : Create(_pairs.Where(pair => names.Contains(pair.Key)));

    /// <summary>All labels but those of these names.</summary>
    public LabelSet Without(IReadOnlyCollection<string> names) =>
        _pairs.Any(pair => names.Contains(pair.Key)) ? Create(_pairs.Where(pair => !names.Contains(pair.Key))) : this;

    /// <summary>The natural join: the union where both agree on every name that both have, else null.</summary>
    public LabelSet? Join(LabelSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (name, value) in _pairs)
        {
            var theirs = other[name];
            if (theirs is not null && !string.Equals(theirs, value, StringComparison.Ordinal))
            {
                return null;
            }
        }

        return other.Count == 0 ? this : Count == 0 ? other : Create(_pairs.Concat(other._pairs));
    }

    /// <inheritdoc/>
    public bool Equals(LabelSet? other) =>
        other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && _pairs.SequenceEqual(other._pairs)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>Orders by the pairs in turn, ordinal: the order in which instances are printed.</summary>
    public int CompareTo(LabelSet? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < Math.Min(Count, other.Count); i++)
        {
            var byName = string.CompareOrdinal(_pairs[i].Key, other._pairs[i].Key);
            var order = byName != 0 ? byName : string.CompareOrdinal(_pairs[i].Value, other._pairs[i].Value);
            if (order != 0)
            {
                return order;
            }
        }

        return Count.CompareTo(other.Count);
    }

    /// <summary>The set as it is written in a selector: <c>{region="us-east"}</c>; empty is <c>{}</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("{");
        foreach (var (name, value) in _pairs)
        {
            text.Append(text.Length > 1 ? "," : "").Append(name).Append("=\"").Append(value).Append('"');
        }

        return text.Append('}').ToString();
    }

    public static bool operator ==(LabelSet? left, LabelSet? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(LabelSet? left, LabelSet? right) => !(left == right);

    public static bool operator <(LabelSet left, LabelSet right) => left.CompareTo(right) < 0;

    public static bool operator >(LabelSet left, LabelSet right) => left.CompareTo(right) > 0;

    public static bool operator <=(LabelSet left, LabelSet right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LabelSet left, LabelSet right) => left.CompareTo(right) >= 0;
}
