using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds the levels of an alert.</summary>
internal sealed class LevelBinder(BindingContext context, StepBinder steps)
{
    private readonly HeldBinder _held = new(context);

    /// <summary>True for a clause that is a level.</summary>
    public static bool IsLevel(ClauseSyntax clause) => clause.Row.Tail == TailKind.Block;

    /// <summary>The severity of a level's clause.</summary>
    public static Severity SeverityOf(ClauseSyntax clause) => clause.Row.Head switch
    {
        "info" => Severity.Info,
        "warning" => Severity.Warning,
        _ => Severity.Critical,
    };

    /// <summary>A level's own playbook, or null.</summary>
    public static StepsTailSyntax? ThenOf(ClauseSyntax level) => Find(level, "then")?.Tail as StepsTailSyntax;

    /// <summary>The levels, the lowest first; null after diagnostics.</summary>
    /// <param name="declaration">The alert.</param>
    /// <param name="alertClear">The alert's <c>clear</c>, which is that of a level without its own; or null.</param>
    /// <param name="gate">The alert's <c>only when</c>, or null.</param>
    /// <param name="labels">The labels that an instance has, or null where that is not known.</param>
    public ImmutableArray<BoundLevel>? Bind(DeclarationSyntax declaration, ClauseSyntax? alertClear, BoundCondition? gate, ImmutableArray<string>? labels)
    {
        var levels = declaration.Clauses.Where(IsLevel).ToList();
        var bound = new List<BoundLevel>();
        foreach (var level in levels)
        {
            // The alert's own `clear` is bound, and complained of, with the first level only.
            if (Bind(declaration, level, alertClear, gate, labels, isFirst: level == levels[0]) is { } result)
            {
                bound.Add(result);
            }
        }

        return bound.Count == levels.Count ? [.. bound.OrderBy(level => level.Severity)] : null;
    }

    private BoundLevel? Bind(
        DeclarationSyntax declaration, ClauseSyntax level, ClauseSyntax? alertClear, BoundCondition? gate, ImmutableArray<string>? labels, bool isFirst)
    {
        if (level.Tail is not BlockTailSyntax)
        {
            return null;
        }

        var lets = context.Scopes.Of(declaration);
        Scope ScopeOf(ExpressionSyntax expression) => Scope.Of(expression, lets);

        var ifClause = Find(level, "if");
        if (ifClause is null)
        {
            var row = DeclarationTable.LevelClauses[0];
            context.Report(NameDiagnostics.MissingClause(Place.Of(level).At(level.KeywordSpan), "level", level.Row.Head, "if", row.Example));
        }

        var condition = _held.Bind(ifClause, ScopeOf);
        var own = Find(level, "clear");
        var hasIf = ClauseChecks.Find(declaration, "if") is not null;
        var quiet = own is null && (!isFirst || hasIf) ? new HeldBinder(context with { Report = _ => { } }) : _held;
        var clear = quiet.Bind(own ?? alertClear, ScopeOf, AlertBinder.Gated(condition?.Condition, gate));
        var then = Find(level, "then");
        var playbook = steps.Bind(then, declaration, condition?.Condition, labels);
        return condition is not null && ((own ?? alertClear) is null || clear is not null) && playbook is { } known
            ? new(level.Source, level.Span, SeverityOf(level), condition, clear, then is null ? null : known)
            : null;
    }

    private static ClauseSyntax? Find(ClauseSyntax level, string head) =>
        (level.Tail as BlockTailSyntax)?.Clauses.FirstOrDefault(clause => clause.Row.Head == head);
}
