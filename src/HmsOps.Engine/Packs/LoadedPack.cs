using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Packs;

/// <summary>A pack that can be evaluated: its plan and the delegates of its shapes.</summary>
public sealed class LoadedPack : IDisposable
{
    private readonly Action? _unload;

    /// <summary>A pack whose shapes are compiled.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="digest">See <see cref="Digest"/>.</param>
    /// <param name="shapes">One a shape of the plan, in its order.</param>
    /// <param name="unload">Called once by <see cref="Dispose"/>: lets go of the assembly; or null.</param>
    /// <exception cref="ArgumentException">The shapes do not fit the plan's.</exception>
    public LoadedPack(PackPlan plan, string digest, ImmutableArray<CompiledShape> shapes, Action? unload = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (shapes.Length != plan.Shapes.Length)
        {
            throw new ArgumentException($"{shapes.Length} compiled shapes for {plan.Shapes.Length} of the plan", nameof(shapes));
        }

        Plan = plan;
        Digest = digest;
        Shapes = shapes;
        _unload = unload;
    }

    /// <summary>What the pack asks of the engine.</summary>
    public PackPlan Plan { get; }

    /// <value>SHA-256 of the pack's manifest, as 64 lower-case hexadecimal digits.</value>
    public string Digest { get; }

    /// <summary>The delegates, by <see cref="ShapePlan.Id"/>.</summary>
    public ImmutableArray<CompiledShape> Shapes { get; }

    /// <summary>Lets the pack's assembly be collected once no delegate of it is referenced.</summary>
    public void Dispose() => _unload?.Invoke();
}
