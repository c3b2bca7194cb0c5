using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds what a test expects.</summary>
internal sealed class ExpectBinder(BindingContext context, DeclarationIndex index, TargetBinder targets)
{
    private readonly CommandBinder _commands = new(context);
    private readonly ExpressionBinder _expressions = new(context);

    /// <summary>The expectation, or null after diagnostics.</summary>
    /// <param name="tail">As written.</param>
    /// <param name="lets">The named expressions that can be seen from the test.</param>
    public BoundExpectation? Bind(ExpectTailSyntax tail, LetScope lets)
    {
        if (tail.HasNo && tail.When.Form == ExpectWhenForm.Never)
        {
            var no = tail.Source.Text.IndexOf("no", tail.Span.Start, StringComparison.Ordinal);
            context.Report(NameDiagnostics.NoNever(Place.Of(tail), Text.TextSpan.FromBounds(no, tail.Subject.Span.Start)));
            return null;
        }

        var isNegated = tail.HasNo || tail.When.Form == ExpectWhenForm.Never;
        var isState = tail.Subject is ExpectAlertSyntax or ExpectTileSyntax or ExpectValueSyntax;

        // "no … from A to B" means at no tick of it, and a step is an event: neither is asked of every tick.
        var when = ExpectTimeBinder.Bind(tail.When, isState && !isNegated, context.Report);
        var subject = Bind(tail.Subject, tail.State, tail.Level, tail.Comparison, lets);
        var after = tail.When.After is { } before ? Bind(before, null, null, null, lets) : null;
        return when is not null && subject is not null && (tail.When.After is null || after is not null)
            ? new(tail.Source, tail.Span, subject, isNegated, when, after)
            : null;
    }

    private BoundSubject? Bind(ExpectSubjectSyntax subject, NameSyntax? state, NameSyntax? level, ExpectComparisonSyntax? comparison, LetScope lets) => subject switch
    {
        ExpectAlertSyntax alert => BindAlert(alert, state, level),
        ExpectTileSyntax tile => BindTile(tile, state),
        ExpectStepSyntax step => _commands.Bind(step.Command) is { } command
            ? new BoundStepSubject(step.Source, step.Span, command.Verb.Name, command.Arguments)
            : null,
        ExpectNoticeSyntax notice => BindNotice(notice),
        ExpectValueSyntax value => comparison is null ? null : BindValue(value, comparison, lets),
        _ => throw new InvalidOperationException($"no binding for {subject.GetType().Name}"),
    };

    // Behind `after` no state is written: then it is that the alert fires.
    private BoundAlertSubject? BindAlert(ExpectAlertSyntax alert, NameSyntax? state, NameSyntax? level)
    {
        if (!index.HasAlert(alert.Name.Text))
        {
            context.Report(NameDiagnostics.UnknownAlert(Place.Of(alert.Name), alert.Name.Text, NearName.Of(alert.Name.Text, index.AlertNames)));
            return null;
        }

        if (level is not null && LevelsOf(alert.Name.Text) is var levels && !levels.Contains(level.Text, StringComparer.Ordinal))
        {
            context.Report(DeclarationDiagnostics.UnknownLevel(Place.Of(level), alert.Name.Text, level.Text, levels));
            return null;
        }

        ExpectedState? known = state?.Text switch
        {
            "inactive" => ExpectedState.Inactive,
            "pending" => ExpectedState.Pending,
            "firing" or null => ExpectedState.Firing,
            "nodata" => ExpectedState.NoData,
            _ => null,
        };
        Severity? severity = level?.Text switch
        {
            "info" => Severity.Info,
            "warning" => Severity.Warning,
            "critical" => Severity.Critical,
            _ => null,
        };
        return known is { } expected && SelectorBinder.BindLabels(alert.Instance, context.Report) is { } instance
            ? new(alert.Source, alert.Span, alert.Name.Text, instance, expected, severity)
            : null;
    }

    private List<string> LevelsOf(string alert) =>
        index.Find(DeclarationTable.Alert, alert)?.Clauses.Where(LevelBinder.IsLevel).Select(clause => clause.Row.Head).Distinct(StringComparer.Ordinal).ToList() ?? [];

    // Behind `after` no colour is written: then it is that the tile is red.
    private BoundTileSubject? BindTile(ExpectTileSyntax tile, NameSyntax? state)
    {
        if (!index.Has(DeclarationTable.Tile, tile.Name.Text))
        {
            context.Report(NameDiagnostics.UnknownTile(Place.Of(tile.Name), tile.Name.Text, NearName.Of(tile.Name.Text, index.Names(DeclarationTable.Tile))));
            return null;
        }

        ExpectedColor? color = state?.Text switch
        {
            "green" => ExpectedColor.Green,
            "yellow" => ExpectedColor.Yellow,
            "red" or null => ExpectedColor.Red,
            "grey" => ExpectedColor.Grey,
            _ => null,
        };
        return color is { } known ? new(tile.Source, tile.Span, tile.Name.Text, known) : null;
    }

    private BoundValueSubject? BindValue(ExpectValueSyntax value, ExpectComparisonSyntax comparison, LetScope lets)
    {
        var operation = new Text.TextSpan(comparison.Span.Start, comparison.Limit.Span.Start - comparison.Span.Start);
        var whole = new BinarySyntax(
            value.Source, value.Expression.Span.To(comparison.Span), comparison.Operator, operation, value.Expression, comparison.Limit);
        return _expressions.BindCondition(whole, Scope.Of(whole, lets), "`expect value`") is { } bound ? new(value.Source, value.Span, bound) : null;
    }

    private BoundNoticeSubject? BindNotice(ExpectNoticeSyntax notice)
    {
        if (notice.Words.Length == 0)
        {
            return null;
        }

        if (notice.Words.Length > 2)
        {
            var text = string.Join(' ', notice.Words.Skip(1).Select(word => word.Text));
            context.Report(PlaybookDiagnostics.UnquotedMessage(Place.Of(notice).At(notice.Words[1].Span.To(notice.Words[^1].Span)), text));
            return null;
        }

        return targets.Bind(notice.Words[0]) is null
            ? null
            : new(notice.Source, notice.Span, notice.Words[0].Text, notice.Words.Length > 1 ? notice.Words[1].Text : null);
    }
}
