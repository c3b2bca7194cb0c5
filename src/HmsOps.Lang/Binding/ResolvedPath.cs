using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>A path taken apart: into metric and reading, or it names an expression, or a reading of an slo.</summary>
/// <param name="Metric">The metric's name, <c>*.latency</c> for that of any service; empty where the path names none.</param>
/// <param name="Reading">The reading, or null where none is written.</param>
/// <param name="ReadingSpan">Where the reading stands; of the whole path where none is written.</param>
/// <param name="IsBare">True for a reading without its metric, which is of the tile's query.</param>
internal sealed record ResolvedPath(string Metric, ReadingName? Reading, TextSpan ReadingSpan, bool IsBare = false)
{
    /// <value>The expression that it names, or null.</value>
    public NamedExpression? Let { get; init; }

    /// <value>The slo whose reading it names, or null.</value>
    public string? Slo { get; init; }

    /// <value>With <see cref="Slo"/>: which reading.</value>
    public SloReading SloReading { get; init; }

    /// <value>True where it names a metric.</value>
    public bool IsMetric => Metric.Length > 0;
}
