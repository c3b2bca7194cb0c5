using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Lowering;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang;

/// <summary>The result of compiling a pack's files as far as the plan.</summary>
/// <param name="Units">The files' syntax trees, in the order given.</param>
/// <param name="Program">What they mean.</param>
/// <param name="Plan">What they ask of the engine, or null where there are errors or something can't be run.</param>
/// <param name="Diagnostics">By file and place.</param>
public sealed record Compilation(
    ImmutableArray<CompilationUnitSyntax> Units, BoundProgram Program, PackPlan? Plan, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <value>What can be checked, but not run by this version: errors for whoever needs the plan.</value>
    public ImmutableArray<Diagnostic> NotRunnable { get; init; } = [];

    /// <summary>The tests, ready to be run.</summary>
    public ImmutableArray<TestPlan> Tests => [.. Program.Tests.Select(TestLowering.Lower)];
}
