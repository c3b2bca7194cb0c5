using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>A path taken apart into metric and reading.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Reading">The reading, or null where none is written.</param>
/// <param name="ReadingSpan">Where the reading stands; of the whole path where none is written.</param>
/// <param name="IsBare">True for a reading without its metric, which is of the tile's query.</param>
internal sealed record ResolvedPath(string Metric, ReadingName? Reading, TextSpan ReadingSpan, bool IsBare = false);
