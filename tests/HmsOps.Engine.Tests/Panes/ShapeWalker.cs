using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

/// <summary>Makes a shape's delegate by walking its tree, where tests have no compiler.</summary>
internal static class ShapeWalker
{
    public static CompiledShape Compile(ShapePlan shape) => shape.IsCondition
        ? new((in PredicateFrame frame) => Truth(shape.Root, in frame), null)
        : new(null, (in PredicateFrame frame) => Number(shape.Root, in frame));

    private static Truth Truth(ShapeNode node, in PredicateFrame frame) => node switch
    {
        AndNode and => Predicates.Truth.And(Truth(and.Left, in frame), Truth(and.Right, in frame)),
        OrNode or => Predicates.Truth.Or(Truth(or.Left, in frame), Truth(or.Right, in frame)),
        NotNode not => Predicates.Truth.Not(Truth(not.Operand, in frame)),
        TruthNode truth => Predicates.Truth.Of(truth.Value),
        CompareNode compare => Interval.Compare(compare.Operator, Number(compare.Left, in frame), Number(compare.Right, in frame)),
        AcrossTestNode test => frame.TestAcross(test.Operand),
        AbsentNode absent => frame.TestAcross(absent.Operand),
        QuantileTestNode test => frame.TestQuantile(test.Operand, test.Operator, test.Slot),
        ShareTestNode test => frame.TestShare(test.Operand, test.Operator, test.Counted, test.Slot),
        _ => throw new InvalidOperationException(),
    };

    private static Interval Number(ShapeNode node, in PredicateFrame frame) => node switch
    {
        AcrossNode across => frame.ReadAcross(across.Operand),
        ConstantNode constant => frame.Constant(constant.Slot),
        ReadNode { Reading: Reading.Quantile } read => frame.ReadQuantile(read.Operand, read.Slot),
        ReadNode read => frame.Read(read.Operand, read.Reading),
        ShareNode share => frame.ReadShare(share.Operand, share.Counted, share.Slot),
        PredictNode predict => frame.Predict(predict.Operand, predict.Slot),
        PastNode past => frame.ReadPast(past.Operand, past.Slot),
        NowNode => frame.Now(),
        NegateNode negate => Interval.Negate(Number(negate.Operand, in frame)),
        ArithmeticNode arithmetic => Interval.Apply(arithmetic.Operator, Number(arithmetic.Left, in frame), Number(arithmetic.Right, in frame)),
        _ => throw new InvalidOperationException(),
    };
}
