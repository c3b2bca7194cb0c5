using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Keeps the first problem of a tail: one mistake, one diagnostic.</summary>
internal sealed class TailProblems
{
    /// <value>The first problem, or null.</value>
    public Diagnostic? First { get; private set; }

    public void Report(Diagnostic problem) => First ??= problem;
}
