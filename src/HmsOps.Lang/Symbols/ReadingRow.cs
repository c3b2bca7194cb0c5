using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Symbols;

/// <summary>A row of the reading table.</summary>
/// <param name="Name">As written.</param>
/// <param name="Reading">What is read.</param>
/// <param name="Implies">The kind of an undeclared metric that is read so.</param>
/// <param name="Kinds">The kinds that have it.</param>
/// <param name="UnitForm">How its unit follows from the metric's.</param>
internal sealed record ReadingRow(string Name, Reading Reading, MetricKind Implies, ImmutableArray<MetricKind> Kinds, ReadingUnit UnitForm)
{
    /// <summary>The unit of this reading of a metric.</summary>
    public Unit UnitOf(MetricKind kind, Unit unit) => FormOf(kind) switch
    {
        ReadingUnit.Own => unit,
        ReadingUnit.Count => Unit.Count,
        ReadingUnit.CountPerSecond => Unit.PerSecond,
        _ => new(unit.Dimension / Dimension.Duration, UnitTag.Plain),
    };

    /// <summary>How its unit follows from the metric's where the metric is of this kind; of a histogram, <c>rate</c> and <c>increase</c> count observations.</summary>
    public ReadingUnit FormOf(MetricKind kind) => (UnitForm, kind) switch
    {
        (ReadingUnit.Growth, MetricKind.Histogram) => ReadingUnit.Count,
        (ReadingUnit.Growth, _) => ReadingUnit.Own,
        (ReadingUnit.OwnPerSecond, MetricKind.Histogram) => ReadingUnit.CountPerSecond,
        var (form, _) => form,
    };
}

/// <summary>How a reading's unit follows from its metric's.</summary>
internal enum ReadingUnit
{
    /// <summary>The metric's own.</summary>
    Own,

    /// <summary>The metric's own a second.</summary>
    OwnPerSecond,

    /// <summary>A count.</summary>
    Count,

    /// <summary>Observations a second.</summary>
    CountPerSecond,

    /// <summary>The metric's own, or a count for a histogram.</summary>
    Growth,
}
