using HmsOps.Engine;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds conditions with how long they must hold.</summary>
internal sealed class HeldBinder(BindingContext context)
{
    private const int MostTicks = 3_600;

    private readonly ExpressionBinder _expressions = new(context);

    /// <summary>The condition, or null without a clause and after diagnostics.</summary>
    /// <param name="clause">The clause, or null.</param>
    /// <param name="scope">The surroundings of an expression there.</param>
    /// <param name="fires">Of a <c>clear</c>: what must not hold where it is <c>clear for D</c>; else null.</param>
    public BoundHeld? Bind(ClauseSyntax? clause, Func<ExpressionSyntax, Scope> scope, BoundCondition? fires = null)
    {
        if (clause?.Tail is not HeldTailSyntax tail)
        {
            return null;
        }

        var duration = tail.For is null ? 0 : DurationBinder.Bind(tail.For, "`for`", 0, DurationBinder.Longest, context.Report);
        var share = tail.Share is null ? null : ShareOf(tail.Share);
        var isRight = duration is not null && (tail.Share is null || share is not null);
        if (isRight && share is not null && tail.For is { } length && duration / EngineTime.Second > MostTicks)
        {
            context.Report(DeclarationDiagnostics.TooManyTicks(Place.Of(length), length.Number + length.Unit, MostTicks));
            isRight = false;
        }

        if (isRight && tail.Share is { } written && clause.Row.Head != "if")
        {
            context.Report(DeclarationDiagnostics.ShareBeyondIf(Place.Of(written), $"`{clause.Row.Head}`"));
            isRight = false;
        }

        if (tail.Condition is not { } condition)
        {
            return isRight && fires is not null
                ? new(tail.Source, tail.Span, new BoundNot(tail.Source, tail.Span, fires), duration ?? 0) { Share = share, IsWithoutCondition = true }
                : null;
        }

        var bound = _expressions.BindCondition(condition, scope(condition), $"`{clause.Row.Head}`");
        return isRight && bound is not null ? new(tail.Source, tail.Span, bound, duration ?? 0) { Share = share } : null;
    }

    private decimal? ShareOf(QuantitySyntax syntax)
    {
        if (QuantityReader.Read(Place.Of(syntax), syntax.Number, syntax.Unit, context.Report) is not { } quantity)
        {
            return null;
        }

        if (quantity.Unit == Unit.Ratio && quantity.Value is > 0 and <= 1)
        {
            return quantity.Value;
        }

        context.Report(DeclarationDiagnostics.NotAShare(Place.Of(syntax), quantity.Text));
        return null;
    }
}
