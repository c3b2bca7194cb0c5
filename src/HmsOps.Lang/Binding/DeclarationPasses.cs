using System.Collections.Immutable;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds declarations kind by kind: what others name comes before them.</summary>
internal sealed class DeclarationPasses(BindingContext context, DeclarationIndex index, Func<DeclarationSyntax, bool> isReadWhole)
{
    /// <summary>The program.</summary>
    public BoundProgram Run()
    {
        var report = context.Report;
        var schedules = Each(DeclarationTable.Schedule, new ScheduleBinder(report).Bind);
        var limits = Each(DeclarationTable.Limit, new LimitBinder(context.Environment, report).Bind);
        var services = Each(DeclarationTable.Service, (service, isWhole) => ServiceBinder.Bind(service, isWhole, report));
        var contacts = Each(DeclarationTable.Contact, new ContactBinder(context.Environment, report).Bind);
        var targets = new TargetBinder(context, index, contacts.ToDictionary(contact => contact.Name, StringComparer.Ordinal));

        var playbookIndex = new PlaybookIndex(index, report);
        var steps = new StepBinder(context, targets, playbookIndex);
        var playbooks = Each(DeclarationTable.Playbook, new PlaybookBinder(context, steps, playbookIndex).Bind);

        var hasDefault = index.Has(DeclarationTable.Contact, "default");
        var meta = new MetaBinder(context, schedules.ToDictionary(schedule => schedule.Name, StringComparer.Ordinal), index);
        var slos = Each(DeclarationTable.Slo, new SloBinder(context, steps, meta, playbookIndex, hasDefault).Bind);
        var wrong = DependencyChecks.Run(index, report);
        var alertBinder = new AlertBinder(context, steps, meta, playbookIndex, hasDefault);
        var alerts = Each(
            DeclarationTable.Alert, (alert, isWhole) => alertBinder.Bind(alert, isWhole) is { } bound && !wrong.Contains(alert) ? bound : null);

        var probeBinder = new ProbeBinder(context, meta);
        var probes = Each(DeclarationTable.Probe, probeBinder.Bind);
        var synthetics = Each(DeclarationTable.Synthetic, probeBinder.BindSynthetic);

        var tiles = Tiles(slos);
        var dashboards = Each(DeclarationTable.Dashboard, (dashboard, _) => DashboardBinder.Bind(dashboard, tiles));
        var tests = Each(DeclarationTable.Test, new TestBinder(context, index, targets).Bind);
        return new(
            [.. context.Catalog.Entries.Select(entry => entry.ToSymbol())],
            alerts,
            [.. index.Of(DeclarationTable.Tile).Select(tile => tiles.GetValueOrDefault(tile)).OfType<BoundTile>()],
            contacts,
            tests)
        {
            Slos = slos,
            Dashboards = dashboards,
            Probes = probes,
            Synthetics = synthetics,
            Playbooks = playbooks,
            Schedules = schedules,
            Limits = limits,
            Services = services,
            Lets = [.. context.Lets.All],
        };
    }

    private Dictionary<DeclarationSyntax, BoundTile> Tiles(ImmutableArray<BoundSlo> slos)
    {
        var binder = new TileBinder(context, index, slos.ToDictionary(slo => slo.Name, StringComparer.Ordinal));
        var dashboards = new Dictionary<DeclarationSyntax, string>(ReferenceEqualityComparer.Instance);
        foreach (var dashboard in index.Of(DeclarationTable.Dashboard))
        {
            foreach (var inner in dashboard.Clauses.Select(clause => clause.Tail).OfType<DeclarationTailSyntax>())
            {
                dashboards.TryAdd(inner.Declaration, dashboard.Name.Text);
            }
        }

        var tiles = new Dictionary<DeclarationSyntax, BoundTile>(ReferenceEqualityComparer.Instance);
        foreach (var tile in index.Of(DeclarationTable.Tile))
        {
            if (binder.Bind(tile, isReadWhole(tile)) is { } bound && index.IsFirst(tile))
            {
                tiles.Add(tile, bound with { Dashboard = dashboards.GetValueOrDefault(tile) });
            }
        }

        return tiles;
    }

    private ImmutableArray<T> Each<T>(DeclarationKind kind, Func<DeclarationSyntax, bool, T?> bind)
        where T : class
    {
        var bound = ImmutableArray.CreateBuilder<T>();
        foreach (var declaration in index.Of(kind))
        {
            if (bind(declaration, isReadWhole(declaration)) is { } result && index.IsFirst(declaration))
            {
                bound.Add(result);
            }
        }

        return bound.ToImmutable();
    }
}
