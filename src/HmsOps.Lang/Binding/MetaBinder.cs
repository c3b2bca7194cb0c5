using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds what alerts, and what gives alerts, have in common: labels, texts, grouping, hours, severity.</summary>
internal sealed class MetaBinder(BindingContext context, IReadOnlyDictionary<string, BoundSchedule> schedules, DeclarationIndex index)
{
    /// <summary>Labels, texts and hours; null after diagnostics.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="labels">The labels that an instance has, or null where that is not known.</param>
    public BoundMeta? Bind(DeclarationSyntax declaration, ImmutableArray<string>? labels)
    {
        var isRight = true;
        var bound = BoundMeta.None;
        foreach (var clause in declaration.Clauses)
        {
            switch (clause.Row.Head, clause.Tail)
            {
                case ("labels", PairsTailSyntax pairs):
                    var own = PairBinder.Bind(pairs, context.Report);
                    isRight &= own is not null && pairs.Pairs.All(pair => IsConstant(pair, labels));
                    bound = bound with { Labels = own ?? [] };
                    break;
                case ("summary", WordTailSyntax text):
                    isRight &= Template.Check(text.Text, Place.Of(text), labels, context.Report);
                    bound = bound with { Summary = text.Text };
                    break;
                case ("runbook", RawTailSyntax raw):
                    var words = string.Join(' ', raw.Words.Select(word => word.Text));
                    isRight &= Template.Check(words, Place.Of(raw), labels, context.Report);
                    bound = bound with { Runbook = words };
                    break;
                case ("during", NamesTailSyntax names):
                    bound = bound with { During = ScheduleOf(names, ref isRight) };
                    break;
                case ("during", _):
                    isRight = false;
                    break;
            }
        }

        return isRight ? bound : null;
    }

    /// <summary>The severity that is written, or by default warning; null where it could not be read.</summary>
    public static Severity? SeverityOf(DeclarationSyntax declaration) => ClauseChecks.Find(declaration, "severity") switch
    {
        null => Severity.Warning,
        { Tail: WordTailSyntax { Text: "info" } } => Severity.Info,
        { Tail: WordTailSyntax { Text: "warning" } } => Severity.Warning,
        { Tail: WordTailSyntax { Text: "critical" } } => Severity.Critical,
        _ => null,
    };

    /// <summary>The labels of <c>by</c>, sorted; <c>*</c> is the single name <c>*</c>. Null where they could not be read.</summary>
    public static ImmutableArray<string>? LabelsOf(DeclarationSyntax declaration, string head) => ClauseChecks.Find(declaration, head) switch
    {
        null => [],
        { Tail: LabelsTailSyntax tail } => [.. tail.Labels.Select(label => label.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        _ => null,
    };

    private bool IsConstant(PairSyntax pair, ImmutableArray<string>? labels)
    {
        if (!Template.HasValue(pair.Value.Text))
        {
            return Template.Check(pair.Value.Text, Place.Of(pair.Value), labels, context.Report);
        }

        context.Report(DeclarationDiagnostics.ValueInLabel(Place.Of(pair.Value), pair.Name.Text));
        return false;
    }

    private BoundSchedule? ScheduleOf(NamesTailSyntax names, ref bool isRight)
    {
        var name = names.Names[0];
        if (names.Names.Length > 1)
        {
            context.Report(DeclarationDiagnostics.OneSchedule(Place.Of(names.Names[1])));
            isRight = false;
            return null;
        }

        if (schedules.TryGetValue(name.Text, out var schedule))
        {
            return schedule;
        }

        if (!index.Has(DeclarationTable.Schedule, name.Text))
        {
            context.Report(DeclarationDiagnostics.UnknownSchedule(
                Place.Of(name), name.Text, NearName.Of(name.Text, index.Names(DeclarationTable.Schedule))));
        }

        isRight = false;
        return null;
    }
}
