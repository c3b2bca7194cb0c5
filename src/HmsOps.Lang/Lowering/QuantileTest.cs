using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>A percentile compared with a constant c, which counting decides.</summary>
/// <param name="Reading">The percentile.</param>
/// <param name="Rank">Its rank.</param>
/// <param name="Operator">How it is compared, the percentile on the left.</param>
/// <param name="Constant">c as written.</param>
/// <param name="Bounds">The bounds that are asked for.</param>
internal sealed record QuantileTest(BoundReading Reading, Rank Rank, ComparisonOperator Operator, BoundConstant Constant, BoundPair Bounds);
