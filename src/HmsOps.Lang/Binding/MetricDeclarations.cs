using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>metric</c> declarations.</summary>
internal static class MetricDeclarations
{
    /// <summary>Enters a declared metric into the catalog.</summary>
    public static void Bind(DeclarationSyntax declaration, MetricCatalog catalog, Action<Diagnostic> report)
    {
        var entry = catalog.Declare(MetricCatalog.FullName(declaration.Name.Text));
        foreach (var clause in declaration.Clauses)
        {
            var isRight = (clause.Row.Head, clause.Tail) switch
            {
                ("kind", WordTailSyntax word) => BindKind(entry, word, report),
                ("unit", WordTailSyntax word) => BindUnit(entry, word, catalog, report),
                ("labels", LabelsTailSyntax labels) => BindLabels(entry, labels),
                ("every", QuantityTailSyntax tail) => BindPeriod(entry, tail, report),
                ("kind" or "unit" or "every", _) => false,
                _ => true,
            };
            entry.IsBroken |= !isRight;
        }
    }

    private static bool BindKind(MetricEntry entry, WordTailSyntax word, Action<Diagnostic> report)
    {
        MetricKind? kind = word.Text switch
        {
            "histogram" => MetricKind.Histogram,
            "counter" => MetricKind.Counter,
            "gauge" => MetricKind.Gauge,
            _ => null,
        };
        if (kind is not { } known)
        {
            return false;
        }

        if (PredeclaredMetrics.Find(entry.Name) is var (predeclared, _) && predeclared != known)
        {
            report(TypeDiagnostics.PredeclaredKind(Place.Of(word), entry.Name, known, predeclared, word.Span));
            return false;
        }

        entry.Kind = known;
        entry.KindPlace = Place.Of(word);
        return true;
    }

    private static bool BindUnit(MetricEntry entry, WordTailSyntax word, MetricCatalog catalog, Action<Diagnostic> report)
    {
        if (word.Text == "timestamp")
        {
            entry.Unit = Unit.Timestamp;
            entry.UnitPlace = Place.Of(word);
            return true;
        }

        var slash = word.Text.IndexOf('/', StringComparison.Ordinal);
        var head = slash < 0 ? word.Text : word.Text[..slash];
        if (UnitTable.Find(head) is null && UnitSpelling.Suggest(head).IsEmpty && head.Length > 1 && head.All(char.IsLetter))
        {
            catalog.AddUnit(head);
        }

        if (UnitTable.Find(word.Text, catalog.DeclaredUnits) is not { } scale || word.Text.Length == 0)
        {
            report(UnitDiagnostics.UnknownUnit(Place.Of(word), "", word.Text, UnitSpelling.Suggest(word.Text)));
            return false;
        }

        entry.Unit = scale.Unit;
        entry.UnitPlace = Place.Of(word);
        entry.WireUnit = scale.Conversion;
        return true;
    }

    private static bool BindLabels(MetricEntry entry, LabelsTailSyntax labels)
    {
        entry.Labels = [.. labels.Labels.Select(label => label.Text).Where(label => label != "*").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return true;
    }

    private static bool BindPeriod(MetricEntry entry, QuantityTailSyntax tail, Action<Diagnostic> report)
    {
        entry.Period = DurationBinder.Bind(tail.Quantity, "`every`", EngineTime.Second / 1_000, DurationBinder.Longest, report);
        return entry.Period is not null;
    }
}
