namespace HmsOps.Demo.World;

/// <summary>Which share of the traffic each region gets, and the turn of each request by it (smooth weighted round robin, as in nginx).</summary>
internal sealed class WeightTable(IReadOnlyDictionary<string, int> weights)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _weights = new(weights.ToDictionary(), StringComparer.Ordinal);
    private readonly Dictionary<string, int> _turns = new(StringComparer.Ordinal);
    private int _version = 1;

    public (IReadOnlyDictionary<string, int> Weights, int Version) State
    {
        get
        {
            lock (_gate)
            {
                return (new SortedDictionary<string, int>(_weights, StringComparer.Ordinal), _version);
            }
        }
    }

    /// <summary>Sets the weights of all regions, if nobody changed them since; refuses other regions, negative weights and nothing at all.</summary>
    public WeightChange TrySet(IReadOnlyDictionary<string, int> weights, int expectedVersion)
    {
        lock (_gate)
        {
            if (!weights.Keys.Order(StringComparer.Ordinal).SequenceEqual(_weights.Keys)
                || weights.Values.Any(weight => weight < 0)
                || weights.Values.All(weight => weight == 0))
            {
                return WeightChange.Invalid;
            }

            if (expectedVersion != _version)
            {
                return WeightChange.Stale;
            }

            foreach (var (region, weight) in weights)
            {
                _weights[region] = weight;
            }

            _turns.Clear();
            _version++;
            return WeightChange.Done;
        }
    }

    /// <summary>The region of the next request.</summary>
    public string Next()
    {
        lock (_gate)
        {
            var total = 0;
            var chosen = "";
            var best = int.MinValue;
            foreach (var (region, weight) in _weights)
            {
                total += weight;
                var turn = _turns.GetValueOrDefault(region) + weight;
                _turns[region] = turn;
                if (weight > 0 && turn > best)
                {
                    (chosen, best) = (region, turn);
                }
            }

            _turns[chosen] -= total;
            return chosen;
        }
    }
}
