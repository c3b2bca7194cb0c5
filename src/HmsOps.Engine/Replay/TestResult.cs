using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>What came of a test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Failures">Expectations that did not come true, in the order in which they are written.</param>
/// <param name="Lines">All transitions and steps, as a backtest prints them.</param>
/// <param name="LastTick">The test's end; engine time.</param>
public sealed record TestResult(
    TestPlan Test, ImmutableArray<TestFailure> Failures, ImmutableArray<ReplayLine> Lines, long LastTick)
{
    /// <value>True where every expectation came true.</value>
    public bool IsPassed => Failures.IsEmpty;
}
