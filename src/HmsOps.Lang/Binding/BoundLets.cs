using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Binding;

/// <summary>Named expressions as they were bound, so that each is bound, and its mistakes are told, once for all of its uses.</summary>
internal sealed class BoundLets
{
    private readonly Dictionary<Use, (BoundNode Node, int Size)> _bound = [];
    private readonly HashSet<NamedExpression> _broken = [];
    private readonly List<NamedExpression> _active = [];
    private readonly List<BoundLet> _all = [];

    /// <value>Each by itself, without the windows of any use, in the order in which they were bound.</value>
    public IReadOnlyList<BoundLet> All => _all;

    /// <summary>Adds one, bound by itself.</summary>
    public void Add(BoundLet let) => _all.Add(let);

    /// <summary>True for one of which a mistake was told.</summary>
    public bool IsBroken(NamedExpression let) => _broken.Contains(let);

    /// <summary>Says that a mistake of it was told.</summary>
    public void Break(NamedExpression let) => _broken.Add(let);

    /// <summary>What it was bound to in the same windows, with the number of nodes; or null.</summary>
    public (BoundNode Node, int Size)? Find(NamedExpression let, Scope scope) =>
        _bound.TryGetValue(Key(let, scope), out var known) ? known : null;

    /// <summary>Keeps what it was bound to.</summary>
    public void Keep(NamedExpression let, Scope scope, BoundNode node, int size) => _bound.Add(Key(let, scope), (node, size));

    /// <summary>Begins with one; false where it is inside itself.</summary>
    public bool Enter(NamedExpression let)
    {
        if (_active.Contains(let))
        {
            return false;
        }

        _active.Add(let);
        return true;
    }

    /// <summary>Ends with the one begun last.</summary>
    public void Leave() => _active.RemoveAt(_active.Count - 1);

    /// <summary>The names on the way from one that is inside itself back to it.</summary>
    public IEnumerable<string> CycleOf(NamedExpression let) => _active.SkipWhile(other => other != let).Append(let).Select(one => one.Name.Text);

    private static Use Key(NamedExpression let, Scope scope) => new(let, scope.Window?.Ticks ?? -1, scope.Shift?.Ticks ?? 0, scope.Query, scope.Arguments);

    private readonly record struct Use(NamedExpression Let, long Window, long Shift, BoundReading? Query, IReadOnlyDictionary<string, StepArgument>? Arguments);
}
