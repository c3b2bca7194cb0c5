using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Lowering;

/// <summary>Finds what can be checked but not run by this version: <c>check</c> passes over it, whoever asks for a plan is told.</summary>
internal static class PlanGate
{
    /// <summary>Reports what of a program can't be lowered, once for each expression.</summary>
    public static void Check(BoundProgram program, Action<Diagnostic> report)
    {
        foreach (var alert in program.Alerts)
        {
            Check(alert.If?.Condition, report);
            Check(alert.Clear?.Condition, report);
        }

        foreach (var tile in program.Tiles)
        {
            Check(tile.Query, report);
            Check(tile.Slo, report);
        }
    }

    private static void Check(BoundNode? expression, Action<Diagnostic> report)
    {
        if (expression is not null && Lowerable.FirstMissing(expression) is var (node, name))
        {
            report(PlanDiagnostics.CantRun(Place.Of(node), name));
        }
    }
}
