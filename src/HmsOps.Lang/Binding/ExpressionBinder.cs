using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds expressions: finds out which are numbers and which conditions, and what they mean.</summary>
internal sealed class ExpressionBinder(BindingContext context)
{
    private readonly ReadingBinder _readings = new(context);
    private readonly OperationBinder _operations = new(context);

    /// <summary>The condition, or null after a diagnostic.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="scope">Its surroundings.</param>
    /// <param name="what">Who takes a condition: <c>'if'</c>.</param>
    public BoundCondition? BindCondition(ExpressionSyntax syntax, Scope scope, string what)
    {
        var bound = Bind(syntax, scope);
        if (bound is BoundNumber number)
        {
            var isGauge = number is BoundReading { Metric.Kind: MetricKind.Gauge, Reading: Reading.Last } && number.Unit.Dimension == Dimension.None;
            context.Report(TypeDiagnostics.WantedCondition(Place.Of(syntax), Written(syntax), what, isGauge));
        }

        return bound as BoundCondition;
    }

    /// <summary>The number, or null after a diagnostic.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="scope">Its surroundings.</param>
    /// <param name="what">Who takes a number: <c>'query'</c>.</param>
    public BoundNumber? BindNumber(ExpressionSyntax syntax, Scope scope, string what)
    {
        var bound = Bind(syntax, scope);
        if (bound is BoundCondition)
        {
            context.Report(TypeDiagnostics.WantedNumber(Place.Of(syntax), Written(syntax), what));
        }

        return bound as BoundNumber;
    }

    /// <summary>An expression as written, on one line.</summary>
    public static string Written(SyntaxNode syntax) => string.Join(' ', syntax.SourceTextOf().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private BoundNode? Bind(ExpressionSyntax syntax, Scope scope) => syntax switch
    {
        QuantitySyntax quantity => BindQuantity(quantity),
        TruthSyntax truth => new BoundTruth(truth.Source, truth.Span, truth.Value),
        MetricSyntax metric => _readings.Bind(metric, scope, null, metric.Span),
        OverSyntax over => BindOver(over, scope),
        ParenthesizedSyntax parenthesized => Bind(parenthesized.Inner, scope),
        UnarySyntax { Operator: UnaryOperator.Not } unary =>
            BindCondition(unary.Operand, scope, "`not`") is { } operand ? new BoundNot(unary.Source, unary.Span, operand) : null,
        UnarySyntax unary => BindNumber(unary.Operand, scope, "`-`") is { } operand ? OperationBinder.Negate(unary, operand) : null,
        BinarySyntax binary => BindBinary(binary, scope),
        _ => NotYet(syntax),
    };

    private BoundNode? NotYet(ExpressionSyntax syntax)
    {
        context.Report(SyntaxDiagnostics.NotYet(syntax.Source, syntax.Span, Written(syntax), []));
        return null;
    }

    private BoundConstant? BindQuantity(QuantitySyntax syntax) =>
        QuantityReader.Read(Place.Of(syntax), syntax.Number, syntax.Unit, context.Report) is { } quantity
            ? new(syntax.Source, syntax.Span, quantity.Unit, quantity.Value, quantity.Text)
            : null;

    private BoundNode? BindOver(OverSyntax over, Scope scope)
    {
        var tail = TextSpan.FromBounds(over.Operand.Span.End, over.Span.End);
        if (over.Operand is not (MetricSyntax or ParenthesizedSyntax))
        {
            context.Report(over.Operand is OverSyntax
                ? TypeDiagnostics.WindowTwice(Place.Of(over), Written(over.Operand), tail)
                : TypeDiagnostics.WindowOnLiteral(Place.Of(over), Written(over.Operand), tail));
            return null;
        }

        if (WindowOf(over.Duration) is not { } window)
        {
            return null;
        }

        return over.Operand is MetricSyntax metric
            ? _readings.Bind(metric, scope, window, over.Span)
            : Bind(over.Operand, scope with { Window = window });
    }

    private WindowText? WindowOf(QuantitySyntax syntax)
    {
        var place = Place.Of(syntax);
        var text = syntax.Number + syntax.Unit;
        if (DurationBinder.Bind(syntax, "`over`", long.MinValue, long.MaxValue, context.Report) is not { } ticks)
        {
            return null;
        }

        if (ticks is < EngineTime.Second or > DurationBinder.Longest)
        {
            context.Report(TypeDiagnostics.WindowOutOfRange(place, text, ticks < EngineTime.Second));
            return null;
        }

        return new(ticks, text);
    }

    private BoundNode? BindBinary(BinarySyntax binary, Scope scope)
    {
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            var what = binary.Operator == BinaryOperator.And ? "`and`" : "`or`";
            var first = BindCondition(binary.Left, scope, what);
            var second = BindCondition(binary.Right, scope, what);
            return first is null || second is null ? null
                : binary.Operator == BinaryOperator.And ? new BoundAnd(binary.Source, binary.Span, first, second)
                : new BoundOr(binary.Source, binary.Span, first, second);
        }

        var sign = $"`{binary.Source.TextOf(binary.OperatorSpan)}`";
        var left = BindNumber(binary.Left, scope, sign);
        var right = BindNumber(binary.Right, scope, sign);
        return left is null || right is null ? null : _operations.Bind(binary, left, right);
    }
}
