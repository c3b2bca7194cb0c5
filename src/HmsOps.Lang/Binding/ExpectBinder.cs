using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds what a test expects.</summary>
internal sealed class ExpectBinder(BindingContext context, DeclarationIndex index, TargetBinder targets)
{
    private readonly CommandBinder _commands = new(context);

    /// <summary>The expectation, or null after diagnostics.</summary>
    public BoundExpectation? Bind(ExpectTailSyntax tail)
    {
        if (tail.HasNo && tail.When.Form == ExpectWhenForm.Never)
        {
            var no = tail.Source.Text.IndexOf("no", tail.Span.Start, StringComparison.Ordinal);
            context.Report(NameDiagnostics.NoNever(Place.Of(tail), Text.TextSpan.FromBounds(no, tail.Subject.Span.Start)));
            return null;
        }

        if (tail.Subject is ExpectValueSyntax || tail.Level is not null || tail.When.Form == ExpectWhenForm.After)
        {
            context.Report(SyntaxDiagnostics.NotYet(tail.Source, tail.Span, ExpressionBinder.Written(tail), []));
            return null;
        }

        var isNegated = tail.HasNo || tail.When.Form == ExpectWhenForm.Never;
        var isState = tail.Subject is ExpectAlertSyntax or ExpectTileSyntax;

        // "no … from A to B" means at no tick of it, and a step is an event: neither is asked of every tick.
        var when = ExpectTimeBinder.Bind(tail.When, isState && !isNegated, context.Report);
        return when is not null && Bind(tail.Subject, tail) is { } subject
            ? new(tail.Source, tail.Span, subject, isNegated, when, null)
            : null;
    }

    private BoundSubject? Bind(ExpectSubjectSyntax subject, ExpectTailSyntax tail) => subject switch
    {
        ExpectAlertSyntax alert => BindAlert(alert, tail),
        ExpectTileSyntax tile => BindTile(tile, tail),
        ExpectStepSyntax step => _commands.Bind(step.Command) is { } command
            ? new BoundStepSubject(step.Source, step.Span, command.Verb.Name, command.Arguments)
            : null,
        ExpectNoticeSyntax notice => BindNotice(notice),
        _ => throw new InvalidOperationException($"no binding for {subject.GetType().Name}"),
    };

    private BoundAlertSubject? BindAlert(ExpectAlertSyntax alert, ExpectTailSyntax tail)
    {
        if (!index.Has(DeclarationTable.Alert, alert.Name.Text))
        {
            var near = NearName.Of(alert.Name.Text, index.Names(DeclarationTable.Alert));
            context.Report(NameDiagnostics.UnknownAlert(Place.Of(alert.Name), alert.Name.Text, near));
            return null;
        }

        ExpectedState? state = tail.State?.Text switch
        {
            "inactive" => ExpectedState.Inactive,
            "pending" => ExpectedState.Pending,
            "firing" => ExpectedState.Firing,
            "nodata" => ExpectedState.NoData,
            _ => null,
        };
        return state is { } known && SelectorBinder.BindLabels(alert.Instance, context.Report) is { } instance
            ? new(alert.Source, alert.Span, alert.Name.Text, instance, known, null)
            : null;
    }

    private BoundTileSubject? BindTile(ExpectTileSyntax tile, ExpectTailSyntax tail)
    {
        if (!index.Has(DeclarationTable.Tile, tile.Name.Text))
        {
            context.Report(NameDiagnostics.UnknownTile(Place.Of(tile.Name), tile.Name.Text, NearName.Of(tile.Name.Text, index.Names(DeclarationTable.Tile))));
            return null;
        }

        ExpectedColor? color = tail.State?.Text switch
        {
            "green" => ExpectedColor.Green,
            "yellow" => ExpectedColor.Yellow,
            "red" => ExpectedColor.Red,
            "grey" => ExpectedColor.Grey,
            _ => null,
        };
        return color is { } known ? new(tile.Source, tile.Span, tile.Name.Text, known) : null;
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
