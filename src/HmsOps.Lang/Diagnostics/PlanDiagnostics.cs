using HmsOps.Lang.Lowering;

namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS5xxx: from rules to a pack.</summary>
internal static class PlanDiagnostics
{
    /// <summary>Something of the language that this version does not run.</summary>
    public static Diagnostic CantRun(Place place, string name) =>
        Report.Error("HMS5001", place, $"{name} can be checked, but this version can't run it");

    /// <summary>A declaration that a replay does without.</summary>
    public static Diagnostic LeftOut(LeftOut left) => Report.Warning(
        "HMS5002", left.Place, $"{left.Kind} `{left.Name}` is left out: {left.What} can be checked, but this version can't run it");
}
