using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>The shapes of a pack, numbered in order of first use; predicates of one shape share its delegate.</summary>
internal sealed class ShapeTable
{
    private readonly Dictionary<ShapeNode, int> _ids = [];
    private readonly List<ShapeNode> _roots = [];

    /// <summary>The number of a shape.</summary>
    public int Add(ShapeNode root)
    {
        if (!_ids.TryGetValue(root, out var id))
        {
            id = _roots.Count;
            _ids.Add(root, id);
            _roots.Add(root);
        }

        return id;
    }

    public ShapeNode this[int id] => _roots[id];

    public ImmutableArray<ShapePlan> ToPlans() => [.. _roots.Select((root, id) => new ShapePlan(id, root))];
}
