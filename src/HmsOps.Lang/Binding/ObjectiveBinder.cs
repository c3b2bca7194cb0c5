using HmsOps.Engine;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds objectives: <c>99.95% of M &lt; T over 30d</c>, or a ratio against a percentage, over a period.</summary>
internal sealed class ObjectiveBinder(BindingContext context)
{
    private readonly ExpressionBinder _expressions = new(context);

    /// <summary>The objective, or null after diagnostics.</summary>
    public BoundObjective? Bind(ExpressionTailSyntax tail, LetScope lets)
    {
        var (core, over) = Split(tail.Expression);
        return core switch
        {
            ShareSyntax { Share: { } share } of => BindShare(tail, of with { Over = null }, share, of.Over ?? over, lets),
            BinarySyntax { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual } comparison =>
                BindRatio(tail, comparison, over, lets),
            _ => Fail(DeclarationDiagnostics.NotAnObjective(Place.Of(tail), ExpressionBinder.Written(tail))),
        };
    }

    // The period is written behind the whole, where it may have been read as the last operand's.
    private static (ExpressionSyntax Core, QuantitySyntax? Over) Split(ExpressionSyntax expression) => expression switch
    {
        OverSyntax over => (Unwrap(over.Operand), over.Duration),
        ParenthesizedSyntax inner => Split(inner.Inner),
        BinarySyntax { Right: OverSyntax { Operand: QuantitySyntax } right } comparison => (comparison with
        {
            Right = right.Operand,
            Span = TextSpan.FromBounds(comparison.Span.Start, right.Operand.Span.End),
        }, right.Duration),
        _ => (expression, null),
    };

    private static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression is ParenthesizedSyntax inner ? Unwrap(inner.Inner) : expression;

    private BoundObjective? BindShare(ExpressionTailSyntax tail, ShareSyntax syntax, QuantitySyntax share, QuantitySyntax? over, LetScope lets)
    {
        var target = TargetOf(share);
        var period = PeriodOf(tail, over);
        var ratio = syntax with { Share = null, Over = over, Span = TextSpan.FromBounds(syntax.Metric.Span.Start, syntax.Span.End) };
        var bound = _expressions.BindNumber(ratio, Scope.Of(ratio, lets), "`objective`");
        return target is { } known && period is { } ticks && bound is not null
            ? new(tail.Source, tail.Span, bound, true, known, ticks, ExpressionBinder.Written(tail))
            : null;
    }

    private BoundObjective? BindRatio(ExpressionTailSyntax tail, BinarySyntax comparison, QuantitySyntax? over, LetScope lets)
    {
        var isOfGood = comparison.Operator is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;
        if (comparison.Right is not QuantitySyntax limit)
        {
            return Fail(DeclarationDiagnostics.NotAnObjective(Place.Of(tail), ExpressionBinder.Written(tail)));
        }

        var target = TargetOf(limit);
        var period = PeriodOf(tail, over);
        var window = over is null ? null : new WindowText(period ?? DurationBinder.Longest, over.Number + over.Unit);
        var bound = _expressions.BindNumber(comparison.Left, Scope.Of(comparison.Left, lets) with { Window = window }, "`objective`");
        if (bound is not null && bound.Unit.Dimension != Dimension.None)
        {
            return Fail(DeclarationDiagnostics.NotAnObjective(Place.Of(tail), ExpressionBinder.Written(tail)));
        }

        return target is { } known && period is { } ticks && bound is not null
            ? new(tail.Source, tail.Span, bound, isOfGood, known, ticks, ExpressionBinder.Written(tail))
            : null;
    }

    private decimal? TargetOf(QuantitySyntax syntax)
    {
        if (QuantityReader.Read(Place.Of(syntax), syntax.Number, syntax.Unit, context.Report) is not { } quantity)
        {
            return null;
        }

        if (quantity.Unit.Dimension == Dimension.None && (quantity.Unit == Unit.Ratio || quantity.IsBare) && quantity.Value is > 0 and < 1)
        {
            return quantity.Value;
        }

        context.Report(DeclarationDiagnostics.NoBudget(Place.Of(syntax), quantity.Text));
        return null;
    }

    private long? PeriodOf(ExpressionTailSyntax tail, QuantitySyntax? over)
    {
        if (over is not null)
        {
            return DurationBinder.Bind(over, "an objective's period", EngineTime.Hour, DurationBinder.Longest, context.Report);
        }

        context.Report(DeclarationDiagnostics.NoPeriod(Place.Of(tail), ExpressionBinder.Written(tail)));
        return null;
    }

    private BoundObjective? Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return null;
    }
}
