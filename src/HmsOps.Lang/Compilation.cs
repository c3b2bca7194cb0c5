using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Lowering;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang;

/// <summary>The result of compiling a pack's files; the plan is made when it is first asked for, so that a check costs none.</summary>
/// <param name="Units">The files' syntax trees: in the order given, then imported ones.</param>
/// <param name="Program">What they mean.</param>
/// <param name="Diagnostics">By file and place.</param>
public sealed record Compilation(ImmutableArray<CompilationUnitSyntax> Units, BoundProgram Program, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What they ask of the engine, or null where there are errors or something can't be run.</summary>
    public PackPlan? Plan => NotRunnable.IsEmpty ? Runnable.Plan : null;

    /// <summary>What can be checked, but not run by this version: errors for whoever needs the whole plan.</summary>
    public ImmutableArray<Diagnostic> NotRunnable => Lowered.Value.Errors;

    /// <summary>The part that can be run, for tests and backtests.</summary>
    public RunnablePart Runnable => Lowered.Value.Part;

    internal Lazy<Lowered> Lowered { get; init; } = new(() => Lowering.Lowered.Nothing);
}

/// <summary>What of a pack this version can run.</summary>
/// <param name="Plan">The plan, or null where there are errors.</param>
/// <param name="Tests">The tests of it.</param>
/// <param name="LeftOut">A warning for each declaration that is not in it.</param>
public sealed record RunnablePart(PackPlan? Plan, ImmutableArray<TestPlan> Tests, ImmutableArray<Diagnostic> LeftOut);
