using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds when something is expected: <c>at T within W</c> is [T, T+W], <c>from A to B within W</c> is [A+W, B].</summary>
internal static class ExpectTimeBinder
{
    /// <summary>The ticks, relative to the test's start; null after one diagnostic.</summary>
    /// <param name="when">As written.</param>
    /// <param name="isEveryTick">True where <c>from … to</c> asks it of every tick.</param>
    /// <param name="report">Takes diagnostics.</param>
    public static ExpectationWindow? Bind(ExpectWhenSyntax when, bool isEveryTick, Action<Diagnostic> report)
    {
        var text = ExpressionBinder.Written(when);
        if (when.Form == ExpectWhenForm.After)
        {
            return when.Within is null ? new(0, long.MaxValue, false, text)
                : Time(when.Within, "`within`", report) is { } soon ? new(0, soon, false, text)
                : null;
        }

        if (when.Form is ExpectWhenForm.Always or ExpectWhenForm.Never || when.At is null)
        {
            return new(0, long.MaxValue, false, text);
        }

        var at = Time(when.At, when.Form == ExpectWhenForm.At ? "`at`" : "`from`", report);
        var within = when.Within is null ? null : Time(when.Within, "`within`", report);
        if (at is not { } from || (when.Within is not null && within is null))
        {
            return null;
        }

        if (when.Form == ExpectWhenForm.At)
        {
            return new(from, from + (within ?? EngineTime.Second), false, text);
        }

        if (when.To is null || Time(when.To, "`to`", report) is not { } to)
        {
            return null;
        }

        if (from + (within ?? 0) > to)
        {
            report(TypeDiagnostics.EmptyStretch(Place.Of(when), text));
            return null;
        }

        return new(from + (within ?? 0), to, isEveryTick, text);
    }

    private static long? Time(QuantitySyntax syntax, string what, Action<Diagnostic> report) =>
        DurationBinder.Bind(syntax, what, 0, 10 * DurationBinder.Longest, report);
}
