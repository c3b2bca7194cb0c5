using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Packs;

/// <summary>Loads the assembly of a pack into a context of its own, which goes when the pack goes.</summary>
public static class PackLoader
{
    /// <value>The class that holds the compiled shapes.</value>
    public const string ShapesType = "HmsOps.Rules.Shapes";

    /// <summary>The method that computes a shape.</summary>
    public static string MethodOf(int shape) => FormattableString.Invariant($"Shape{shape}");

    /// <summary>Loads a pack.</summary>
    /// <exception cref="PackException">The assembly does not hold the plan's shapes.</exception>
    public static LoadedPack Load(PackImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var context = new RulesLoadContext();
        try
        {
            using var stream = new MemoryStream(image.Rules.ToArray(), writable: false);
            var type = context.LoadFromStream(stream).GetType(ShapesType, throwOnError: true);
            ImmutableArray<CompiledShape> shapes = [.. image.Plan.Shapes.Select(shape => Compiled(type, shape))];
            return new LoadedPack(image.Plan, image.Digest, shapes, context.Unload);
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException
            or FileNotFoundException or TypeLoadException or ArgumentException or MissingMethodException)
        {
            context.Unload();
            throw new PackException($"the pack's {PackEntries.Rules} does not fit this version of hmsops: build it again", exception);
        }
    }

    private static CompiledShape Compiled(Type? type, ShapePlan shape)
    {
        var name = MethodOf(shape.Id);
        var method = type?.GetMethod(name, BindingFlags.Public | BindingFlags.Static)
            ?? throw new MissingMethodException(ShapesType, name);
        return shape.IsCondition
            ? new CompiledShape(method.CreateDelegate<ConditionDelegate>(), null)
            : new CompiledShape(null, method.CreateDelegate<NumberDelegate>());
    }

    private sealed class RulesLoadContext() : AssemblyLoadContext("HmsOps.Rules", isCollectible: true)
    {
        /// <summary>The engine is this one, wherever it was loaded; all else is the host's.</summary>
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var engine = typeof(PackLoader).Assembly;
            return assemblyName.Name == engine.GetName().Name ? engine : null;
        }
    }
}
