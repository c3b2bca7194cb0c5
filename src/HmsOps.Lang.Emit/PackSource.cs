using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using Microsoft.CodeAnalysis;

namespace HmsOps.Lang.Emit;

/// <summary>The code of a plan's shapes, to be read.</summary>
public static class PackSource
{
    private static readonly string[] Namespaces = [Prefix(typeof(PredicateFrame)), Prefix(typeof(ShapePlan))];

    /// <summary>The C# of each shape, by its number: the tree that is compiled, laid out in lines, its names without their namespaces.</summary>
    public static ImmutableArray<string> Of(PackPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Shapes.Select(Of)];
    }

    private static string Of(ShapePlan shape)
    {
        var text = ShapesClass.Method(shape).NormalizeWhitespace(eol: "\n").ToFullString();
        return Namespaces.Aggregate(text, (shorter, prefix) => shorter.Replace(prefix, "", StringComparison.Ordinal));
    }

    private static string Prefix(Type type) => $"global::{type.Namespace}.";
}
