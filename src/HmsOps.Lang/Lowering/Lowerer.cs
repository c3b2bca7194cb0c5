using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Turns bound rules into the totals to keep and predicates over them.</summary>
public static class Lowerer
{
    /// <summary>The plan of a pack; the same declarations give the same plan, whatever files they stand in.</summary>
    /// <param name="program">The pack's declarations, free of errors.</param>
    /// <param name="name">The pack's name.</param>
    /// <param name="sourcePath">Maps a source file's path to the one that the plan names, relative to the pack's root; or null to keep it.</param>
    public static PackPlan Lower(BoundProgram program, string name, Func<string, string>? sourcePath = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        var alerts = program.Alerts.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        var uses = ReadingCollector.Collect(alerts, program.Tiles);
        var metrics = MetricLowering.Lower(uses);
        var aggregates = AggregateTable.Build(metrics, uses);
        var shapes = new ShapeTable();
        var predicates = new PredicateLowering(aggregates, shapes);
        var alertPlans = AlertLowering.Lower(alerts, predicates, metrics, program, sourcePath ?? (path => path));
        var tilePlans = TileLowering.Lower(program.Tiles, predicates);
        return new PackPlan(
            name, metrics, aggregates.Plans, shapes.ToPlans(), alertPlans, tilePlans, DefaultContact(program.Contacts))
        {
            Across = predicates.Across,
        };
    }

    private static ImmutableArray<NoticeChannel> DefaultContact(ImmutableArray<BoundContact> contacts) =>
        contacts.FirstOrDefault(contact => contact.Name == "default")?.Channels ?? [];
}
