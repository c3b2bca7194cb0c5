using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HmsOps.Lang.Emit;

/// <summary>Compiles the shapes of a plan to one assembly.</summary>
public static class PackCompiler
{
    private const string AssemblyName = "HmsOps.Rules";
    private const int ConcurrentFrom = 256;

    /// <summary>The assembly's bytes: the same for the same shapes, on any day and in any folder.</summary>
    /// <exception cref="InvalidOperationException">Roslyn refuses the tree: a defect of this compiler, never of a rule.</exception>
    public static byte[] Emit(PackPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var compilation = CSharpCompilation.Create(
            AssemblyName,
            [CSharpSyntaxTree.Create(ShapesClass.Write(plan.Shapes))],
            RuntimeReferences.All,
            OptionsFor(plan.Shapes));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success
            ? stream.ToArray()
            : throw new InvalidOperationException($"the rules do not compile: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
    }

    private static CSharpCompilationOptions OptionsFor(ImmutableArray<ShapePlan> shapes) => new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        concurrentBuild: shapes.Length >= ConcurrentFrom,
        deterministic: true,
        warningLevel: 0);
}
