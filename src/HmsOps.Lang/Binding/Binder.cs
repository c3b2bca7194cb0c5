using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds a pack's files: what their names mean and which types their expressions have.</summary>
internal static class Binder
{
    /// <summary>The program: all that is free of errors. Everything else is reported, one diagnostic a mistake.</summary>
    /// <param name="units">The files' trees; the first use of an undeclared metric, in this order, says what it is.</param>
    /// <param name="environment">Verbs and notifiers.</param>
    /// <param name="isReadWhole">False for a declaration in which the reader left something out.</param>
    /// <param name="report">Takes diagnostics.</param>
    public static BoundProgram Bind(
        IReadOnlyList<CompilationUnitSyntax> units,
        CompilationEnvironment environment,
        Func<DeclarationSyntax, bool> isReadWhole,
        Action<Diagnostic> report)
    {
        var index = new DeclarationIndex(units, report);
        var catalog = new MetricCatalog();
        foreach (var metric in index.Of(DeclarationTable.Metric).Where(index.IsFirst))
        {
            catalog.GetOrAdd(metric.Name.Text).IsBroken |= !ClauseChecks.Check(metric, isReadWhole(metric), report);
            MetricDeclarations.Bind(metric, catalog, report);
        }

        foreach (var kind in new[] { DeclarationTable.Probe, DeclarationTable.Synthetic })
        {
            foreach (var probe in index.Of(kind))
            {
                catalog.AddProbe(probe.Name.Text, PeriodOf(probe));
            }
        }

        var scopes = new LetScopes(units, null, report);
        var sites = ExpressionSite.Of(index.All, scopes);
        var metrics = new List<MetricSite>();
        foreach (var site in sites)
        {
            SyntaxWalk.AddMetrics(site, metrics);
        }

        var resolver = new PathResolver(PathNames.Of(index, metrics));
        KindInference.Run(metrics, resolver, catalog);
        new UnitInference(resolver, catalog).Run(sites);

        var context = new BindingContext(environment, resolver, catalog, report) { Scopes = scopes };
        var expressions = new ExpressionBinder(context);
        foreach (var scope in scopes.All.Where(scope => !scope.IsInTile))
        {
            expressions.CheckLets(scope);
        }

        var contacts = Each(index, DeclarationTable.Contact, contact => ContactBinder.Bind(contact, isReadWhole(contact), report));
        var targets = new TargetBinder(context, index, contacts.ToDictionary(contact => contact.Name, StringComparer.Ordinal));
        var alertBinder = new AlertBinder(context, new(context, targets), index.Has(DeclarationTable.Contact, "default"));
        var alerts = Each(index, DeclarationTable.Alert, alert => alertBinder.Bind(alert, isReadWhole(alert)));
        var tileBinder = new TileBinder(context);
        var tiles = Each(index, DeclarationTable.Tile, tile => tileBinder.Bind(tile, isReadWhole(tile)));
        var testBinder = new TestBinder(context, index, targets);
        var tests = Each(index, DeclarationTable.Test, test => testBinder.Bind(test, isReadWhole(test)));
        return new([.. catalog.Entries.Select(entry => entry.ToSymbol())], [.. alerts], [.. tiles], [.. contacts], [.. tests]);
    }

    private static List<T> Each<T>(DeclarationIndex index, DeclarationKind kind, Func<DeclarationSyntax, T?> bind)
        where T : class
    {
        var bound = new List<T>();
        foreach (var declaration in index.Of(kind))
        {
            if (bind(declaration) is { } result && index.IsFirst(declaration))
            {
                bound.Add(result);
            }
        }

        return bound;
    }

    // Its own mistakes are told where the probe is bound.
    private static long? PeriodOf(DeclarationSyntax probe) =>
        ClauseChecks.Find(probe, "every")?.Tail is QuantityTailSyntax tail
            ? DurationBinder.Bind(tail.Quantity, "`every`", 1, DurationBinder.Longest, PathResolver.Ignore)
            : null;
}
