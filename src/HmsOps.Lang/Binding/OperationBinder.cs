using System.Globalization;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds comparisons and arithmetic: units, folding, normal form.</summary>
internal sealed class OperationBinder(BindingContext context)
{
    /// <summary>Unary minus, folded on a constant; null after a diagnostic.</summary>
    public BoundNumber? Negate(UnarySyntax syntax, BoundNumber operand)
    {
        if (operand.Unit.IsTimestamp)
        {
            context.Report(ExpressionDiagnostics.TimestampMath(Place.Of(syntax), "the negative of a timestamp"));
            return null;
        }

        return operand is BoundConstant constant
            ? new BoundConstant(syntax.Source, syntax.Span, constant.Unit, -constant.Value, "-" + constant.Text)
            : new BoundNegation(syntax.Source, syntax.Span, operand.Unit, operand);
    }

    /// <summary>The comparison or the arithmetic, or null after one diagnostic.</summary>
    public BoundNode? Bind(BinarySyntax syntax, BoundNumber left, BoundNumber right)
    {
        if (!Check(syntax.Operator, Place.Of(syntax), syntax.Left, syntax.Right, ref left, ref right))
        {
            return null;
        }

        return OperatorFacts.Comparison(syntax.Operator) is { } comparison
            ? Compare(new(syntax.Source, syntax.Span, comparison, left, right))
            : Calculate(syntax, left, right);
    }

    /// <summary>False after a diagnostic where an operator does not take two units; a bare zero takes the other's.</summary>
    public bool Check(
        BinaryOperator operation, Place place, ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax, ref BoundNumber left, ref BoundNumber right)
    {
        var isProduct = operation is BinaryOperator.Multiply or BinaryOperator.Divide;
        if (!isProduct)
        {
            var isMoved = operation is BinaryOperator.Add or BinaryOperator.Subtract;
            (left, right) = (Adopt(left, right.Unit, isMoved), Adopt(right, left.Unit, isMoved));
        }

        var operands = new Operands(operation, place, leftSyntax, rightSyntax, left, right);
        var diagnostic = UnitAlgebra.RuleOf(operation, left.Unit, right.Unit) == UnitRule.Error ? Mismatch(operands)
            : isProduct ? null
            : WrongPercentage(operands) ?? WrongPercentage(operands.Swap());
        if (diagnostic is null)
        {
            return true;
        }

        context.Report(diagnostic);
        return false;
    }

    // A bare zero is a zero of any unit; a timestamp is moved by a duration.
    private static BoundNumber Adopt(BoundNumber number, Unit unit, bool isMoved) =>
        number is BoundConstant { Value: 0 } constant && constant.Unit == Unit.Plain && unit != Unit.Plain
            ? constant with { Unit = isMoved && unit.IsTimestamp ? Unit.Duration : unit }
            : number;

    private static BoundCondition Compare(BoundComparison comparison)
    {
        if (comparison is { Left: BoundConstant first, Right: BoundConstant second })
        {
            return new BoundTruth(comparison.Source, comparison.Span, OperatorFacts.Holds(comparison.Operator, first.Value, second.Value));
        }

        if (comparison.Left is BoundConstant)
        {
            comparison = comparison with { Operator = OperatorFacts.Flip(comparison.Operator), Left = comparison.Right, Right = comparison.Left };
        }

        return comparison is { Left: not (BoundReading or BoundShare), Right: BoundConstant constant }
            && Affine.Of(comparison.Left) is { Reading: BoundReading { Reading: Reading.Quantile } or BoundShare } affine
            ? affine.Compare(comparison, constant) ?? comparison
            : comparison;
    }

    private BoundNumber? Calculate(BinarySyntax syntax, BoundNumber left, BoundNumber right)
    {
        if (OperatorFacts.Arithmetic(syntax.Operator) is not { } operation || UnitAlgebra.ResultOf(syntax.Operator, left.Unit, right.Unit) is not { } unit)
        {
            context.Report(TypeDiagnostics.PowerTooHigh(Place.Of(syntax), ExpressionBinder.Written(syntax)));
            return null;
        }

        if (operation == ArithmeticOperator.Divide && right is BoundConstant { Value: 0 })
        {
            context.Report(TypeDiagnostics.DivisionByZero(Place.Of(syntax.Right)));
            return null;
        }

        var node = new BoundArithmetic(syntax.Source, syntax.Span, unit, operation, left, right);
        if (node is not { Left: BoundConstant first, Right: BoundConstant second })
        {
            return node;
        }

        if (Constants.Apply(operation, first.Value, second.Value) is { } value)
        {
            return Constants.Make(node, unit, value);
        }

        context.Report(TypeDiagnostics.ConstantTooLarge(Place.Of(syntax), ExpressionBinder.Written(syntax)));
        return null;
    }

    private static Diagnostic? WrongPercentage(Operands operands)
    {
        if (operands.Right is not BoundConstant { Unit: { Tag: UnitTag.Ratio } } constant || constant.Unit.Dimension != Dimension.None)
        {
            return null;
        }

        var place = Place.Of(operands.RightSyntax);
        if (operands.Left.Unit == Unit.Count)
        {
            return UnitDiagnostics.PercentOfCount(place, constant.Text, operands.LeftName);
        }

        var isTimesHundred = operands.Left is BoundArithmetic { Operator: ArithmeticOperator.Multiply, Right: BoundConstant { Value: 100 } }
            or BoundArithmetic { Operator: ArithmeticOperator.Multiply, Left: BoundConstant { Value: 100 } };
        return isTimesHundred && OperatorFacts.Comparison(operands.Operator) is not null && operands.RightSyntax is QuantitySyntax && constant.Text.EndsWith('%')
            ? UnitDiagnostics.TimesHundred(place, constant.Text, new TextSpan(place.Span.End - 1, 1))
            : null;
    }

    private Diagnostic Mismatch(Operands operands)
    {
        if ((BareAgainst(operands.Swap()) ?? BareAgainst(operands)) is { } bare)
        {
            return bare;
        }

        var (left, right) = (operands.Left, operands.Right);
        if (left.Unit.IsTimestamp || right.Unit.IsTimestamp)
        {
            return ExpressionDiagnostics.TimestampMath(operands.Place, operands.Operator, operands.LeftName, left.Unit, operands.RightName, right.Unit);
        }

        if ((Clash(operands) ?? Clash(operands.Swap())) is { } clash)
        {
            return clash;
        }

        return UnitDiagnostics.UnitMismatch(
            right is BoundConstant ? Place.Of(operands.RightSyntax) : left is BoundConstant ? Place.Of(operands.LeftSyntax) : operands.Place,
            OperatorFacts.Verb(operands.Operator), operands.LeftName, left.Unit, operands.RightName, right.Unit);
    }

    // The bare number is on the right.
    private Diagnostic? BareAgainst(Operands operands)
    {
        var number = operands.Left;
        var isMoved = operands.Operator is BinaryOperator.Add or BinaryOperator.Subtract;
        var wanted = number.Unit.IsTimestamp ? Unit.Duration : number.Unit;
        if (operands.Right is not BoundConstant constant
            || constant.Unit != Unit.Plain
            || number is BoundConstant
            || (number.Unit.IsTimestamp && !isMoved)
            || OperatorFacts.IsProduct(operands.Operator)
            || UnitText.Spellings("", 0, wanted).Count == 0)
        {
            return null;
        }

        var place = Place.Of(operands.RightSyntax);
        var isDigits = constant.Text.All(c => char.IsAsciiDigit(c) || c is '_' or '.' or '-');
        var text = isDigits ? constant.Text : constant.Value.ToString(CultureInfo.InvariantCulture);
        if (number.Unit.IsTimestamp)
        {
            return UnitDiagnostics.WantedOther(place, constant.Text, "moving a timestamp", wanted, [.. UnitText.Spellings(text, constant.Value, wanted)]);
        }

        var diagnostic = constant.Text.EndsWith('M') && wanted == Unit.Duration
            ? UnitDiagnostics.WantedOther(place, constant.Text, $"`{operands.LeftName}`", wanted, [constant.Text[..^1] + "m"])
            : UnitDiagnostics.BareNumber(place, constant.Text, text, constant.Value, operands.LeftName, wanted);
        return number is BoundReading reading && context.Catalog.Find(reading.Metric.Name) is { IsUnitInferred: true, UnitPlace: { } first }
            ? diagnostic.With(first, $"{UnitText.Describe(reading.Metric.Unit)} here")
            : diagnostic;
    }

    private Diagnostic? Clash(Operands operands) =>
        operands.Left is BoundReading reading
        && reading.Unit == reading.Metric.Unit
        && context.Catalog.Find(reading.Metric.Name) is { IsUnitInferred: true, UnitPlace: { } first }
        && first != operands.Place
            ? TypeDiagnostics.UnitClash(operands.Place, reading.Metric.Name, operands.Right.Unit, reading.Metric.Unit, first)
            : null;

    /// <summary>Two operands as they are written and as they are bound.</summary>
    private readonly record struct Operands(
        BinaryOperator Operator, Place Place, ExpressionSyntax LeftSyntax, ExpressionSyntax RightSyntax, BoundNumber Left, BoundNumber Right)
    {
        public string LeftName => NameOf(Left, LeftSyntax);

        public string RightName => NameOf(Right, RightSyntax);

        public Operands Swap() => new(Operator, Place, RightSyntax, LeftSyntax, Right, Left);

        // What a `let` stands for is named by the let.
        private static string NameOf(BoundNumber number, ExpressionSyntax syntax) =>
            number.Source != syntax.Source || number.Span.Start < syntax.Span.Start || number.Span.End > syntax.Span.End ? ExpressionBinder.Written(syntax)
            : number is BoundConstant constant ? constant.Text
            : number is BoundReading reading ? reading.Text
            : ExpressionBinder.Written(syntax);
    }
}
