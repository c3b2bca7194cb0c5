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
        var name = declaration.Name.Text;
        if (!name.Contains('.', StringComparison.Ordinal))
        {
            report(NameDiagnostics.AnyService(Place.Of(declaration.Name), name));
            return;
        }

        var entry = catalog.GetOrAdd(name);
        foreach (var clause in declaration.Clauses)
        {
            var isRight = (clause.Row.Head, clause.Tail) switch
            {
                ("kind", WordTailSyntax word) => BindKind(entry, word, report),
                ("unit", WordTailSyntax word) => BindUnit(entry, word, report),
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

    private static bool BindUnit(MetricEntry entry, WordTailSyntax word, Action<Diagnostic> report)
    {
        if (UnitTable.Find(word.Text) is not { } scale || word.Text.Length == 0)
        {
            report(UnitDiagnostics.UnknownUnit(Place.Of(word), "", word.Text, UnitSpelling.Suggest(word.Text)));
            return false;
        }

        entry.Unit = scale.Unit;
        entry.UnitPlace = Place.Of(word);
        entry.WireUnit = scale.Conversion;
        return true;
    }

    private static bool BindPeriod(MetricEntry entry, QuantityTailSyntax tail, Action<Diagnostic> report)
    {
        entry.Period = DurationBinder.Bind(tail.Quantity, "`every`", EngineTime.Second / 1_000, DurationBinder.Longest, report);
        return entry.Period is not null;
    }
}
