using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>Binds a pack's files: what their names mean and which types their expressions have.</summary>
internal static class Binder
{
    /// <summary>The program: all that is free of errors. Everything else is reported, one diagnostic a mistake.</summary>
    /// <param name="units">The files' trees; the first use of an undeclared metric, in this order, says what it is.</param>
    /// <param name="environment">Verbs and notifiers.</param>
    /// <param name="isReadWhole">False for a declaration in which the reader left something out.</param>
    /// <param name="report">Takes diagnostics.</param>
    /// <param name="importsOf">The files that a file imports itself, or null where none imports another.</param>
    /// <param name="isMissingFiles">True where an import found nothing: names that it may have brought are then not missed.</param>
    public static BoundProgram Bind(
        IReadOnlyList<CompilationUnitSyntax> units,
        CompilationEnvironment environment,
        Func<DeclarationSyntax, bool> isReadWhole,
        Action<Diagnostic> report,
        Func<SourceText, IEnumerable<SourceText>>? importsOf = null,
        bool isMissingFiles = false)
    {
        report = isMissingFiles ? MissingFiles.Without(report) : report;
        var index = new DeclarationIndex(units, report);
        var catalog = new MetricCatalog();
        foreach (var metric in index.Of(DeclarationTable.Metric).Where(index.IsFirst))
        {
            catalog.GetOrAdd(MetricCatalog.FullName(metric.Name.Text)).IsBroken |= !ClauseChecks.Check(metric, isReadWhole(metric), report);
            MetricDeclarations.Bind(metric, catalog, report);
        }

        foreach (var kind in new[] { DeclarationTable.Probe, DeclarationTable.Synthetic })
        {
            foreach (var probe in index.Of(kind))
            {
                catalog.AddProbe(probe.Name.Text, ProbeBinder.PeriodOf(probe));
            }
        }

        var scopes = new LetScopes(units, importsOf, report);
        var sites = ExpressionSite.Of(index.All, scopes);
        var metrics = new List<MetricSite>();
        foreach (var site in sites)
        {
            SyntaxWalk.AddMetrics(site, metrics);
        }

        var resolver = new PathResolver(PathNames.Of(index, metrics) with { IsMissingFiles = isMissingFiles });
        KindInference.Run(metrics, resolver, catalog);
        new UnitInference(resolver, catalog).Run(sites);

        var context = new BindingContext(environment, resolver, catalog, report) { Scopes = scopes };
        var expressions = new ExpressionBinder(context);
        foreach (var scope in scopes.All.Where(scope => !scope.IsInTile))
        {
            expressions.CheckLets(scope);
        }

        return new DeclarationPasses(context, index, isReadWhole).Run();
    }
}
