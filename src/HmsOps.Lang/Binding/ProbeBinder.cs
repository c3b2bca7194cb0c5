using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>probe</c> and <c>synthetic</c> declarations.</summary>
internal sealed class ProbeBinder(BindingContext context, MetaBinder meta)
{
    private const long DefaultEvery = EngineTime.Minute;
    private const long DefaultTimeout = 10 * EngineTime.Second;

    /// <summary>How often it asks, in ticks, as far as that can be read; without a word about what can't.</summary>
    public static long PeriodOf(DeclarationSyntax declaration) =>
        ClauseChecks.Find(declaration, "every")?.Tail is QuantityTailSyntax tail
        && DurationBinder.Bind(tail.Quantity, "`every`", EngineTime.Second, DurationBinder.Longest, _ => { }) is { } ticks
            ? ticks
            : DefaultEvery;

    /// <summary>The probe, or null after diagnostics.</summary>
    public BoundProbe? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, context.Report) & declaration.Clauses.All(clause => clause.Tail is not null);
        var forms = declaration.Clauses.Where(clause => FormOf(clause) is not null).ToList();
        if (forms.Count != 1)
        {
            if (isReadWhole)
            {
                var place = forms.Count == 0 ? Place.Of(declaration.Name) : Place.Of(forms[1]).At(forms[1].KeywordSpan);
                context.Report(DeclarationDiagnostics.OneForm(place, declaration.Name.Text, forms.Count == 0));
            }

            isRight = false;
        }

        var times = TimesOf(declaration);
        var by = MetaBinder.LabelsOf(declaration, "by");
        var said = meta.Bind(declaration, null);
        return isRight && times is var (every, timeout) && by is { } labels && said is not null && MetaBinder.SeverityOf(declaration) is { } severity
            ? new(
                declaration.Source,
                declaration.Span,
                declaration.Name.Text,
                FormOf(forms[0]) ?? ProbeForm.Http,
                WordsOf(forms[0]),
                [.. declaration.Clauses.Where(clause => clause.Row.Head == "expect").Select(WordsOf)],
                every,
                timeout)
            {
                Severity = severity,
                By = labels,
                Meta = said,
            }
            : null;
    }

    /// <summary>The synthetic user, or null after diagnostics.</summary>
    public BoundSynthetic? BindSynthetic(DeclarationSyntax declaration, bool isReadWhole)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, context.Report) & declaration.Clauses.All(clause => clause.Tail is not null);
        var times = TimesOf(declaration);
        var by = MetaBinder.LabelsOf(declaration, "by");
        var said = meta.Bind(declaration, null);
        return isRight && times is var (every, timeout) && by is { } labels && said is not null && MetaBinder.SeverityOf(declaration) is { } severity
            && ClauseChecks.Find(declaration, "script") is { } script
            ? new(declaration.Source, declaration.Span, declaration.Name.Text, WordsOf(script), every, timeout) { Severity = severity, By = labels, Meta = said }
            : null;
    }

    private static ProbeForm? FormOf(ClauseSyntax clause) => clause.Row.Head switch
    {
        "http" => ProbeForm.Http,
        "tcp" => ProbeForm.Tcp,
        "exec" => ProbeForm.Exec,
        _ => null,
    };

    private static ImmutableArray<string> WordsOf(ClauseSyntax clause) =>
        clause.Tail is RawTailSyntax raw ? [.. raw.Words.Select(word => word.Text)] : [];

    private (long Every, long Timeout)? TimesOf(DeclarationSyntax declaration)
    {
        var every = Duration(ClauseChecks.Find(declaration, "every"), DefaultEvery);
        var clause = ClauseChecks.Find(declaration, "timeout");
        var timeout = Duration(clause, Math.Min(DefaultTimeout, (every ?? DefaultEvery) / 2));
        if (every is not { } pause || timeout is not { } length)
        {
            return null;
        }

        if (length < pause)
        {
            return (pause, length);
        }

        var place = clause is null ? Place.Of(declaration.Name) : Place.Of(clause);
        context.Report(DeclarationDiagnostics.TimeoutTooLong(place, Lowering.PlanText.Duration(length), Lowering.PlanText.Duration(pause)));
        return null;
    }

    private long? Duration(ClauseSyntax? clause, long byDefault) => clause?.Tail is QuantityTailSyntax tail
        ? DurationBinder.Bind(
            tail.Quantity, $"`{clause.Row.Head}`", clause.Row.Head == "every" ? EngineTime.Second : EngineTime.Second / 1_000, DurationBinder.Longest, context.Report)
        : clause is null ? byDefault : null;
}
