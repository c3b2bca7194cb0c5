namespace HmsOps.Lang.Explaining;

/// <summary>What one evaluation of a row reads, at most, and about how long that takes.</summary>
/// <param name="Counters">Running totals that are added up.</param>
/// <param name="Sketches">Sketches that are searched.</param>
/// <param name="Panes">Panes that are merged.</param>
/// <param name="Newest">Newest values that are looked up.</param>
/// <param name="Nanoseconds">An estimate, with warm caches.</param>
public sealed record EvaluationCost(int Counters, int Sketches, int Panes, int Newest, double Nanoseconds)
{
    /// <value>What the estimate goes by.</value>
    public const string Basis = "estimated from EvaluationBenchmarks on a shared machine of 2 cores, caches warm";
}
