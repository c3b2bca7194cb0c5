using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Symbols;

/// <summary>A reading by its name.</summary>
/// <param name="Text">As written: <c>p95</c>.</param>
/// <param name="Reading">What is read.</param>
/// <param name="Rank">For a percentile, else null.</param>
internal sealed record ReadingName(string Text, Reading Reading, Rank? Rank);
