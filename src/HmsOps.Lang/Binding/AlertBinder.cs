using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>alert</c> declarations.</summary>
internal sealed class AlertBinder(BindingContext context, StepBinder steps, MetaBinder meta, PlaybookIndex playbooks, bool hasDefaultContact)
{
    private const int MostInstances = 100_000;

    private readonly ExpressionBinder _expressions = new(context);
    private readonly HeldBinder _held = new(context);
    private readonly LevelBinder _levels = new(context, steps);

    /// <summary>The alert, or null after diagnostics. What it depends on is checked by <see cref="DependencyChecks"/>.</summary>
    public BoundAlert? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, context.Report) & HasCondition(declaration, isReadWhole);
        var lets = context.Scopes.Of(declaration);
        Scope ScopeOf(ExpressionSyntax expression) => Scope.Of(expression, lets);

        var by = MetaBinder.LabelsOf(declaration, "by");
        var without = MetaBinder.LabelsOf(declaration, "without");
        isRight &= by is not null && without is not null && IsOneGrouping(declaration);
        ImmutableArray<string>? known = by is ["*"] || without is not [] ? null : by;

        var gate = ClauseChecks.Find(declaration, "only when");
        var onlyWhen = gate?.Tail is ExpressionTailSyntax gateTail
            ? _expressions.BindCondition(gateTail.Expression, ScopeOf(gateTail.Expression), "`only when`")
            : null;
        var ifClause = ClauseChecks.Find(declaration, "if");
        var condition = _held.Bind(ifClause, ScopeOf);
        var clear = ClauseChecks.Find(declaration, "clear");
        var levels = _levels.Bind(declaration, clear, onlyWhen, known);
        var boundClear = _held.Bind(clear, ScopeOf, Gated(condition?.Condition, onlyWhen));
        isRight &= (ifClause is null || condition is not null)
            && (clear is null || boundClear is not null || ifClause is null)
            && (gate is null || onlyWhen is not null)
            && levels is not null;

        var first = condition?.Condition ?? levels?.FirstOrDefault()?.If.Condition;
        var playbook = steps.Bind(ClauseChecks.Find(declaration, "then"), declaration, first, known);
        var onClear = steps.Bind(ClauseChecks.Find(declaration, "on clear"), declaration, first, known);
        var said = meta.Bind(declaration, known);
        var severity = SeverityOf(declaration);
        var expect = PairBinder.BindAll(declaration.Clauses.Where(clause => clause.Row.Head == "expect"), context.Report);
        isRight &= expect is null || ExpectsOwnLabels(declaration, known);
        isRight &= !IsCriticalUnheard(declaration, severity, levels, isReadWhole);
        var bound = playbook is { } then && onClear is { } undo && severity is { } how && said is not null && expect is { } expected && by is { } labels && without is { } others
            ? new BoundAlert(
                declaration.Source, declaration.Span, declaration.Name.Text, how, labels, condition, ifClause is null ? null : boundClear, then)
            {
                Levels = levels ?? [],
                Without = others,
                OnlyWhen = onlyWhen,
                DependsOn = DependsOn(declaration),
                Expect = expected,
                NoData = NoDataOf(ClauseChecks.Find(declaration, "nodata")),
                Meta = said,
                OnClear = undo,
            }
            : null;
        bound = Durations(declaration, bound);
        return isRight ? bound : null;
    }

    /// <summary>A condition and the gate before it.</summary>
    internal static BoundCondition? Gated(BoundCondition? condition, BoundCondition? gate) =>
        condition is null || gate is null ? condition : new BoundAnd(condition.Source, condition.Span, condition, gate);

    private static ImmutableArray<string> DependsOn(DeclarationSyntax declaration) =>
        ClauseChecks.Find(declaration, "depends on")?.Tail is NamesTailSyntax names ? [.. names.Names.Select(name => name.Text).Distinct(StringComparer.Ordinal)] : [];

    private static NoDataPolicy NoDataOf(ClauseSyntax? clause) => clause?.Tail switch
    {
        WordTailSyntax { Text: "clear" } => NoDataPolicy.Clear,
        WordTailSyntax { Text: "fire" } => NoDataPolicy.Fire,
        _ => NoDataPolicy.Hold,
    };

    private bool HasCondition(DeclarationSyntax declaration, bool isReadWhole)
    {
        if (declaration.Clauses.Any(clause => clause.Row.Head == "if" || LevelBinder.IsLevel(clause)))
        {
            return true;
        }

        if (isReadWhole)
        {
            var row = DeclarationTable.Alert.Find("if");
            context.Report(NameDiagnostics.MissingClause(Place.Of(declaration.Name), "alert", declaration.Name.Text, "if", row?.Example ?? ""));
        }

        return false;
    }

    private bool IsOneGrouping(DeclarationSyntax declaration)
    {
        if (ClauseChecks.Find(declaration, "by") is not { } by || ClauseChecks.Find(declaration, "without") is not { } without)
        {
            return true;
        }

        var (first, second) = by.Span.Start < without.Span.Start ? (by, without) : (without, by);
        context.Report(DeclarationDiagnostics.TwoGroupings(Place.Of(second).At(second.KeywordSpan), Place.Of(first)));
        return false;
    }

    private Severity? SeverityOf(DeclarationSyntax declaration)
    {
        var levels = declaration.Clauses.Where(LevelBinder.IsLevel).ToList();
        if (levels.Count == 0)
        {
            return MetaBinder.SeverityOf(declaration);
        }

        if (ClauseChecks.Find(declaration, "severity") is { } severity)
        {
            context.Report(DeclarationDiagnostics.SeverityBesideLevels(Place.Of(severity).At(severity.KeywordSpan), Place.Of(levels[0]), severity.Span));
            return null;
        }

        return levels.Max(LevelBinder.SeverityOf);
    }

    private bool ExpectsOwnLabels(DeclarationSyntax declaration, ImmutableArray<string>? labels)
    {
        foreach (var clause in declaration.Clauses)
        {
            if (clause.Tail is InTailSyntax tail && labels is { } known && !known.Contains(tail.Label.Text, StringComparer.Ordinal))
            {
                context.Report(DeclarationDiagnostics.ExpectWithoutBy(Place.Of(tail.Label), tail.Label.Text, NearName.Of(tail.Label.Text, known)));
                return false;
            }
        }

        return ExpectsWhole(declaration, labels);
    }

    // What is missing can be told only of an instance with all its labels.
    private bool ExpectsWhole(DeclarationSyntax declaration, ImmutableArray<string>? labels)
    {
        var clauses = declaration.Clauses.Where(clause => clause.Tail is InTailSyntax).ToList();
        if (clauses.Count == 0)
        {
            return true;
        }

        var expected = clauses.Select(clause => clause.Tail).OfType<InTailSyntax>().Select(tail => tail.Label.Text).ToHashSet(StringComparer.Ordinal);
        if (labels is not { } known || !known.All(expected.Contains))
        {
            var missing = labels?.Where(label => !expected.Contains(label)) ?? [];
            context.Report(DeclarationDiagnostics.ExpectWithoutAll(Place.Of(clauses[0]).At(clauses[0].KeywordSpan), [.. missing]));
            return false;
        }

        return true;
    }

    private bool IsCriticalUnheard(DeclarationSyntax declaration, Severity? severity, ImmutableArray<BoundLevel>? levels, bool isReadWhole)
    {
        var then = ClauseChecks.Find(declaration, "then");
        if (severity != Severity.Critical || hasDefaultContact || !isReadWhole || (then is not null && then.Tail is not StepsTailSyntax))
        {
            return false;
        }

        var critical = declaration.Clauses.Where(clause => clause.Row.Head == "critical").Select(LevelBinder.ThenOf);
        if (playbooks.CanTell(then?.Tail as StepsTailSyntax) || critical.Any(playbooks.CanTell))
        {
            return false;
        }

        context.Report(PlaybookDiagnostics.NobodyTold(Place.Of(declaration.Name), declaration.Name.Text));
        return true;
    }

    private BoundAlert? Durations(DeclarationSyntax declaration, BoundAlert? alert)
    {
        foreach (var clause in declaration.Clauses)
        {
            if (clause.Tail is not QuantityTailSyntax { Quantity: var quantity })
            {
                continue;
            }

            if (clause.Row.Head == "limit")
            {
                var most = Tally.Bind(
                    quantity, 1, MostInstances, written => DeclarationDiagnostics.NotAWholeNumber(Place.Of(quantity), "`limit`", written, 1, MostInstances), context.Report);
                alert = most is { } count ? alert is null ? null : alert with { InstanceLimit = (int)count } : null;
                continue;
            }

            var least = clause.Row.Head == "cooldown" ? 0 : EngineTime.Second;
            var ticks = DurationBinder.Bind(quantity, $"`{clause.Row.Head}`", least, DurationBinder.Longest, context.Report);
            alert = (ticks, clause.Row.Head) switch
            {
                (null, _) => null,
                (_, "stale") => alert is null ? null : alert with { Stale = ticks },
                (_, "forget") => alert is null ? null : alert with { Forget = ticks },
                (_, "cooldown") => alert is null ? null : alert with { Cooldown = ticks },
                _ => alert,
            };
        }

        return alert;
    }
}
