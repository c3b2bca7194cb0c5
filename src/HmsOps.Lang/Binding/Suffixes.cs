using HmsOps.Engine;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>What stands behind an operand: <c>over D</c>, <c>D ago</c>, <c>by L</c>; in any order, once each.</summary>
/// <param name="Whole">Operand and suffixes.</param>
/// <param name="Core">The operand.</param>
/// <param name="Over">Or null.</param>
/// <param name="Ago">Or null.</param>
/// <param name="Grouping">Or null.</param>
internal sealed record Suffixes(ExpressionSyntax Whole, ExpressionSyntax Core, OverSyntax? Over, AgoSyntax? Ago, GroupedSyntax? Grouping)
{
    /// <summary>Takes an operand's suffixes off; null after a diagnostic where one stands twice.</summary>
    public static Suffixes? Of(ExpressionSyntax whole, Action<Diagnostic> report)
    {
        OverSyntax? over = null;
        AgoSyntax? ago = null;
        GroupedSyntax? grouping = null;
        for (var core = whole; ;)
        {
            switch (core)
            {
                case OverSyntax next when over is null:
                    over = next;
                    core = next.Operand;
                    break;
                case AgoSyntax next when ago is null:
                    ago = next;
                    core = next.Operand;
                    break;
                case GroupedSyntax next when grouping is null:
                    grouping = next;
                    core = next.Operand;
                    break;
                case OverSyntax when over is not null:
                    report(Twice(over, over.Operand, "over"));
                    return null;
                case AgoSyntax when ago is not null:
                    report(Twice(ago, ago.Operand, "ago"));
                    return null;
                case GroupedSyntax when grouping is not null:
                    report(ExpressionDiagnostics.GroupedTwice(Place.Of(grouping), ExpressionBinder.Written(grouping.Operand), Tail(grouping, grouping.Operand)));
                    return null;
                default:
                    return new(whole, core, over, ago, grouping);
            }
        }
    }

    /// <summary>The scope inside: the inner <c>over</c> wins, <c>ago</c>s add. Null after a diagnostic.</summary>
    public Scope? Inside(Scope scope, Action<Diagnostic> report)
    {
        var window = Over is null ? scope.Window : WindowOf(Over.Duration, report);
        var shift = Ago is null ? scope.Shift : ShiftOf(Ago.Shift, scope.Shift, report);
        return (Over is not null && window is null) || (Ago is not null && shift is null) ? null
            : Over is null && Ago is null ? scope
            : scope with { Window = window, Shift = shift };
    }

    /// <summary>The diagnostic for an <c>over</c> or <c>ago</c> behind what reads nothing.</summary>
    public Diagnostic Needless() => TypeDiagnostics.WindowOnLiteral(
        Place.Of(Whole), ExpressionBinder.Written(Core), TextSpan.FromBounds(Core.Span.End, Whole.Span.End), Over is null ? "ago" : "over");

    /// <summary>A window; null after a diagnostic.</summary>
    public static WindowText? WindowOf(QuantitySyntax syntax, Action<Diagnostic> report)
    {
        var text = syntax.Number + syntax.Unit;
        if (DurationBinder.Bind(syntax, "`over`", long.MinValue, long.MaxValue, report) is not { } ticks)
        {
            return null;
        }

        if (ticks is < EngineTime.Second or > DurationBinder.Longest)
        {
            report(TypeDiagnostics.WindowOutOfRange(Place.Of(syntax), text, ticks < EngineTime.Second));
            return null;
        }

        return new(ticks, text);
    }

    /// <summary>A shift, added to the one around it; null after a diagnostic.</summary>
    public static WindowText? ShiftOf(QuantitySyntax syntax, WindowText? outer, Action<Diagnostic> report)
    {
        if (DurationBinder.Bind(syntax, "`ago`", EngineTime.Second, DurationBinder.Longest, report) is not { } ticks)
        {
            return null;
        }

        var shift = new WindowText(ticks, syntax.Number + syntax.Unit);
        if (outer is null)
        {
            return shift;
        }

        var sum = shift.Plus(outer);
        if (sum.Ticks <= DurationBinder.Longest)
        {
            return sum;
        }

        report(UnitDiagnostics.DurationOutOfRange(Place.Of(syntax), sum.Text, "`ago`, with the one around it,", "at most 90d"));
        return null;
    }

    private static Diagnostic Twice(ExpressionSyntax outer, ExpressionSyntax operand, string word) =>
        TypeDiagnostics.WindowTwice(Place.Of(outer), ExpressionBinder.Written(operand), Tail(outer, operand), word);

    private static TextSpan Tail(ExpressionSyntax outer, ExpressionSyntax operand) => TextSpan.FromBounds(operand.Span.End, outer.Span.End);
}
