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
    /// <summary>Unary minus, folded on a constant.</summary>
    public static BoundNumber Negate(UnarySyntax syntax, BoundNumber operand) => operand is BoundConstant constant
        ? new BoundConstant(syntax.Source, syntax.Span, constant.Unit, -constant.Value, "-" + constant.Text)
        : new BoundNegation(syntax.Source, syntax.Span, operand.Unit, operand);

    /// <summary>The comparison or the arithmetic, or null after one diagnostic.</summary>
    public BoundNode? Bind(BinarySyntax syntax, BoundNumber left, BoundNumber right)
    {
        var isProduct = syntax.Operator is BinaryOperator.Multiply or BinaryOperator.Divide;
        if (!isProduct)
        {
            (left, right) = (Adopt(left, right.Unit), Adopt(right, left.Unit));
        }

        if (Wrong(syntax, left, right) is { } diagnostic)
        {
            context.Report(diagnostic);
            return null;
        }

        return OperatorFacts.Comparison(syntax.Operator) is { } comparison
            ? Compare(new(syntax.Source, syntax.Span, comparison, left, right))
            : Calculate(syntax, left, right);
    }

    // A bare zero is a zero of any unit.
    private static BoundNumber Adopt(BoundNumber number, Unit unit) =>
        number is BoundConstant { Value: 0 } constant && constant.Unit == Unit.Plain ? constant with { Unit = unit } : number;

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

        return comparison is { Left: not BoundReading, Right: BoundConstant constant } && Affine.Of(comparison.Left) is { Reading.Reading: Reading.Quantile } affine
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

    private Diagnostic? Wrong(BinarySyntax syntax, BoundNumber left, BoundNumber right)
    {
        if (syntax.Operator is BinaryOperator.Multiply or BinaryOperator.Divide)
        {
            return null;
        }

        var rule = UnitAlgebra.RuleOf(syntax.Operator, left.Unit, right.Unit);
        return rule == UnitRule.Error ? Mismatch(syntax, left, right)
            : WrongPercentage(syntax, left, right, syntax.Right) ?? WrongPercentage(syntax, right, left, syntax.Left);
    }

    private static Diagnostic? WrongPercentage(BinarySyntax syntax, BoundNumber number, BoundNumber other, ExpressionSyntax otherSyntax)
    {
        if (other is not BoundConstant { Unit.Tag: UnitTag.Ratio } constant || other.Unit.Dimension != Dimension.None)
        {
            return null;
        }

        var place = Place.Of(otherSyntax);
        if (number.Unit == Unit.Count)
        {
            return UnitDiagnostics.PercentOfCount(place, constant.Text, NameOf(number));
        }

        var isTimesHundred = number is BoundArithmetic { Operator: ArithmeticOperator.Multiply, Right: BoundConstant { Value: 100 } }
            or BoundArithmetic { Operator: ArithmeticOperator.Multiply, Left: BoundConstant { Value: 100 } };
        return isTimesHundred && OperatorFacts.Comparison(syntax.Operator) is not null && constant.Text.EndsWith('%')
            ? UnitDiagnostics.TimesHundred(place, constant.Text, new TextSpan(place.Span.End - 1, 1))
            : null;
    }

    private Diagnostic Mismatch(BinarySyntax syntax, BoundNumber left, BoundNumber right)
    {
        if (BareAgainst(left, right, syntax.Left) is { } atLeft)
        {
            return atLeft;
        }

        if (BareAgainst(right, left, syntax.Right) is { } atRight)
        {
            return atRight;
        }

        var place = Place.Of(syntax);
        if ((Clash(syntax, left, right) ?? Clash(syntax, right, left)) is { } clash)
        {
            return clash;
        }

        return UnitDiagnostics.UnitMismatch(
            right is BoundConstant ? Place.Of(syntax.Right) : left is BoundConstant ? Place.Of(syntax.Left) : place,
            OperatorFacts.Verb(syntax.Operator), NameOf(left), left.Unit, NameOf(right), right.Unit);
    }

    private Diagnostic? BareAgainst(BoundNumber bare, BoundNumber number, ExpressionSyntax syntax)
    {
        if (bare is not BoundConstant constant || constant.Unit != Unit.Plain || number is BoundConstant || UnitText.Spellings("", 0, number.Unit).Count == 0)
        {
            return null;
        }

        var isDigits = constant.Text.All(c => char.IsAsciiDigit(c) || c is '_' or '.' or '-');
        var text = isDigits ? constant.Text : constant.Value.ToString(CultureInfo.InvariantCulture);
        var diagnostic = constant.Text.EndsWith('M') && number.Unit == Unit.Duration
            ? UnitDiagnostics.WantedOther(Place.Of(syntax), constant.Text, $"`{NameOf(number)}`", number.Unit, [constant.Text[..^1] + "m"])
            : UnitDiagnostics.BareNumber(Place.Of(syntax), constant.Text, text, constant.Value, NameOf(number), number.Unit);
        return number is BoundReading reading && context.Catalog.Find(reading.Metric.Name) is { IsUnitInferred: true, UnitPlace: { } first }
            ? diagnostic.With(first, $"{UnitText.Describe(reading.Metric.Unit)} here")
            : diagnostic;
    }

    private Diagnostic? Clash(BinarySyntax syntax, BoundNumber number, BoundNumber other) =>
        number is BoundReading reading
        && reading.Unit == reading.Metric.Unit
        && context.Catalog.Find(reading.Metric.Name) is { IsUnitInferred: true, UnitPlace: { } first }
        && first != Place.Of(syntax)
            ? TypeDiagnostics.UnitClash(Place.Of(syntax), reading.Metric.Name, other.Unit, reading.Metric.Unit, first)
            : null;

    private static string NameOf(BoundNumber number) => number switch
    {
        BoundConstant constant => constant.Text,
        BoundReading reading => reading.Text,
        _ => string.Join(' ', number.Source.TextOf(number.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    };
}
