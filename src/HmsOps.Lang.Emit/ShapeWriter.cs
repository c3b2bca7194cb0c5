using System.Globalization;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using Kind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace HmsOps.Lang.Emit;

/// <summary>Writes the body of one shape's method.</summary>
/// <remarks>
/// Numbers are expressions. <c>and</c> and <c>or</c> are statements, so that the right side is only computed where the
/// left does not decide: <c>Truth t0 = left; if (!t0.IsFalse) { t0 = Truth.And(t0, right); }</c>.
/// </remarks>
internal sealed class ShapeWriter
{
    private List<StatementSyntax> _statements = [];
    private int _locals;

    public BlockSyntax Write(ShapeNode root)
    {
        var result = Expression(root);
        _statements.Add(ReturnStatement(result));
        return Block(_statements);
    }

    private ExpressionSyntax Expression(ShapeNode node) => node switch
    {
        AndNode and => Connective(and.Left, and.Right, nameof(Truth.And), nameof(Truth.IsFalse)),
        OrNode or => Connective(or.Left, or.Right, nameof(Truth.Or), nameof(Truth.IsTrue)),
        NotNode not => Call(EngineNames.Truth, nameof(Truth.Not), Expression(not.Operand)),
        TruthNode truth => Member(EngineNames.Truth, truth.Value ? nameof(Truth.True) : nameof(Truth.False)),
        CompareNode compare => Call(
            EngineNames.Interval,
            nameof(Interval.Compare),
            EnumValue(EngineNames.ComparisonOperator, compare.Operator),
            Expression(compare.Left),
            Expression(compare.Right)),
        QuantileTestNode test => Call(
            EngineNames.Frame,
            nameof(PredicateFrame.TestQuantile),
            Number(test.Operand),
            EnumValue(EngineNames.ComparisonOperator, test.Operator),
            Number(test.Slot)),
        ShareTestNode test => Call(
            EngineNames.Frame,
            nameof(PredicateFrame.TestShare),
            Number(test.Operand),
            EnumValue(EngineNames.ComparisonOperator, test.Operator),
            EnumValue(EngineNames.ComparisonOperator, test.Counted),
            Number(test.Slot)),
        ShareNode share => Call(
            EngineNames.Frame,
            nameof(PredicateFrame.ReadShare),
            Number(share.Operand),
            EnumValue(EngineNames.ComparisonOperator, share.Counted),
            Number(share.Slot)),
        PredictNode predict => Call(EngineNames.Frame, nameof(PredicateFrame.Predict), Number(predict.Operand), Number(predict.Slot)),
        PastNode past => Call(EngineNames.Frame, nameof(PredicateFrame.ReadPast), Number(past.Operand), Number(past.Slot)),
        AcrossNode across => Call(EngineNames.Frame, nameof(PredicateFrame.ReadAcross), Number(across.Operand)),
        AcrossTestNode test => Call(EngineNames.Frame, nameof(PredicateFrame.TestAcross), Number(test.Operand)),
        AbsentNode absent => Call(EngineNames.Frame, nameof(PredicateFrame.TestAcross), Number(absent.Operand)),
        NowNode => Call(EngineNames.Frame, nameof(PredicateFrame.Now)),
        AbsoluteNode absolute => Call(EngineNames.Interval, nameof(Interval.Absolute), Expression(absolute.Operand)),
        FunctionNode function => Call(
            EngineNames.Interval, MethodOf(function.Function), Expression(function.Left), Expression(function.Right)),
        ConstantNode constant => Call(EngineNames.Frame, nameof(PredicateFrame.Constant), Number(constant.Slot)),
        ReadNode { Reading: Reading.Quantile } read =>
            Call(EngineNames.Frame, nameof(PredicateFrame.ReadQuantile), Number(read.Operand), Number(read.Slot)),
        ReadNode read => Call(
            EngineNames.Frame, nameof(PredicateFrame.Read), Number(read.Operand), EnumValue(EngineNames.Reading, read.Reading)),
        NegateNode negate => Call(EngineNames.Interval, nameof(Interval.Negate), Expression(negate.Operand)),
        ArithmeticNode arithmetic => Call(
            EngineNames.Interval,
            nameof(Interval.Apply),
            EnumValue(EngineNames.ArithmeticOperator, arithmetic.Operator),
            Expression(arithmetic.Left),
            Expression(arithmetic.Right)),
        _ => throw new InvalidOperationException($"no code for {node.GetType().Name}"),
    };

    private static string MethodOf(NumberFunctionKind function) => function switch
    {
        NumberFunctionKind.Minimum => nameof(Interval.Minimum),
        NumberFunctionKind.Maximum => nameof(Interval.Maximum),
        _ => nameof(Interval.Modulo),
    };

    private IdentifierNameSyntax Connective(ShapeNode left, ShapeNode right, string method, string decided)
    {
        var result = Local(Expression(left));
        var outer = _statements;
        _statements = [];
        var combined = Call(EngineNames.Truth, method, result, Expression(right));
        _statements.Add(ExpressionStatement(AssignmentExpression(Kind.SimpleAssignmentExpression, result, combined)));
        var whenOpen = Block(_statements);
        _statements = outer;
        var isOpen = PrefixUnaryExpression(Kind.LogicalNotExpression, Member(result, decided));
        _statements.Add(IfStatement(isOpen, whenOpen));
        return result;
    }

    /// <summary>A local with this value; that of a connective is its own and is gone on with.</summary>
    private IdentifierNameSyntax Local(ExpressionSyntax value)
    {
        if (value is IdentifierNameSyntax own)
        {
            return own;
        }

        var name = IdentifierName("t" + (_locals++).ToString(CultureInfo.InvariantCulture));
        var declarator = VariableDeclarator(name.Identifier).WithInitializer(EqualsValueClause(value));
        _statements.Add(LocalDeclarationStatement(
            VariableDeclaration(EngineNames.Truth, SingletonSeparatedList(declarator))));
        return name;
    }

    private static InvocationExpressionSyntax Call(ExpressionSyntax target, string method, params ReadOnlySpan<ExpressionSyntax> arguments)
    {
        var list = SeparatedList<ArgumentSyntax>();
        foreach (var argument in arguments)
        {
            list = list.Add(Argument(argument));
        }

        return InvocationExpression(Member(target, method), ArgumentList(list));
    }

    private static MemberAccessExpressionSyntax Member(ExpressionSyntax target, string member) =>
        MemberAccessExpression(Kind.SimpleMemberAccessExpression, target, IdentifierName(member));

    private static MemberAccessExpressionSyntax EnumValue<T>(NameSyntax type, T value)
        where T : struct, Enum => Member(type, value.ToString());

    private static LiteralExpressionSyntax Number(int value) =>
        LiteralExpression(Kind.NumericLiteralExpression, Literal(value));
}
