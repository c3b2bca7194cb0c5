using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>alert</c> declarations.</summary>
internal sealed class AlertBinder(BindingContext context, StepBinder steps, bool hasDefaultContact)
{
    // Stands for the service of a condition that is wrong itself: one mistake is told once.
    private const string Unread = "unread";

    private readonly ExpressionBinder _expressions = new(context);

    /// <summary>The alert, or null after diagnostics.</summary>
    public BoundAlert? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, context.Report);
        var condition = Held(ClauseChecks.Find(declaration, "if"), "`if`");
        var clear = ClauseChecks.Find(declaration, "clear");
        var boundClear = Held(clear, "`clear`");
        var severity = SeverityOf(ClauseChecks.Find(declaration, "severity"));
        var by = ByOf(ClauseChecks.Find(declaration, "by"));
        var then = ClauseChecks.Find(declaration, "then");
        var playbook = then is null ? []
            : then.Tail is StepsTailSyntax tail ? steps.Bind(tail.Steps, condition is null ? Unread : ServiceOf(condition.Condition))
            : null;
        if (severity == Severity.Critical && isReadWhole && (then is null || then.Tail is StepsTailSyntax) && !CanTell(then) && !hasDefaultContact)
        {
            context.Report(PlaybookDiagnostics.NobodyTold(Place.Of(declaration.Name), declaration.Name.Text));
            isRight = false;
        }

        return isRight && condition is not null && (clear is null || boundClear is not null) && severity is { } known && by is { } labels && playbook is { } plan
            ? new(declaration.Source, declaration.Span, declaration.Name.Text, known, labels, condition, boundClear, plan)
            : null;
    }

    private static bool CanTell(ClauseSyntax? then) =>
        then?.Tail is StepsTailSyntax tail && tail.Steps.Any(step => step is NotifyStepSyntax);

    private BoundHeld? Held(ClauseSyntax? clause, string what)
    {
        if (clause?.Tail is HeldTailSyntax { Condition: null } or HeldTailSyntax { Share: not null })
        {
            context.Report(SyntaxDiagnostics.NotYet(clause.Source, clause.Span, ExpressionBinder.Written(clause), []));
            return null;
        }

        if (clause?.Tail is not HeldTailSyntax { Condition: { } condition } tail)
        {
            return null;
        }

        var bound = _expressions.BindCondition(condition, new(null, new(condition, null, false), null), what);
        var duration = tail.For is null ? 0 : DurationBinder.Bind(tail.For, "`for`", 0, DurationBinder.Longest, context.Report);
        return bound is not null && duration is { } ticks ? new(tail.Source, tail.Span, bound, ticks) : null;
    }

    // The reader lets only the clause's own words through.
    private static Severity? SeverityOf(ClauseSyntax? clause) => clause switch
    {
        null => Severity.Warning,
        { Tail: WordTailSyntax { Text: "info" } } => Severity.Info,
        { Tail: WordTailSyntax { Text: "warning" } } => Severity.Warning,
        { Tail: WordTailSyntax { Text: "critical" } } => Severity.Critical,
        _ => null,
    };

    private static ImmutableArray<string>? ByOf(ClauseSyntax? clause) => clause switch
    {
        null => [],
        { Tail: LabelsTailSyntax tail } => [.. tail.Labels.Select(label => label.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        _ => null,
    };

    private static string? ServiceOf(BoundCondition condition) =>
        BoundWalk.Readings(condition).FirstOrDefault() is { } first ? first.Metric.Name.Split('.')[0] : null;
}
