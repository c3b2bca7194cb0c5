using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using Microsoft.CodeAnalysis;

namespace HmsOps.Lang.Emit;

/// <summary>The code of a plan's shapes, to be read.</summary>
public static class PackSource
{
    /// <summary>The C# of each shape, by its number: the tree that is compiled, laid out in lines.</summary>
    public static ImmutableArray<string> Of(PackPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Shapes.Select(shape => ShapesClass.Method(shape).NormalizeWhitespace(eol: "\n").ToFullString())];
    }
}
