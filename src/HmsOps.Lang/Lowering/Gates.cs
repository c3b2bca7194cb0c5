using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Writes clauses that other clauses can say in their words.</summary>
internal static class Gates
{
    /// <summary>The program with <c>only when</c> and-ed to conditions, and a tile's own colours in the slo's places.</summary>
    public static BoundProgram Apply(BoundProgram program) => program with
    {
        Alerts = [.. program.Alerts.Select(Apply)],
        Tiles = [.. program.Tiles.Select(TileLowering.WithColors)],
    };

    private static BoundAlert Apply(BoundAlert alert) => alert is { OnlyWhen: { } gate, If: { } held }
        ? alert with { If = held with { Condition = new BoundAnd(held.Source, held.Span, held.Condition, gate) }, OnlyWhen = null }
        : alert;
}
