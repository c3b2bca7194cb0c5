using System.Collections.Immutable;
using static HmsOps.Engine.Alerts.RowAction;

namespace HmsOps.Engine.Alerts;

/// <summary>The machine of a row with <c>nodata hold</c>: state × input → action.</summary>
internal static class AlertTable
{
    private const int Inputs = (int)RowInput.Dark + 1;

    // One line a state, in the order of AlertState; one column an input, in the order of RowInput.
    private static readonly ImmutableArray<RowAction> Actions =
    [
        //            True    Clear       Between  Unknown  Dark
        /* Inactive */ Begin, Keep, Keep, Keep, GoIdle,
        /* Pending  */ Mature, Lapse, Lapse, Keep, GoIdle,
        /* Firing   */ Burn, Calm, Burn, Keep, GoOpen,
        /* Idle     */ Begin, Settle, Settle, Keep, Keep,
        /* Open     */ Return, ReturnCalm, Return, Keep, Forget,
    ];

    /// <summary>What a row in this state does at this input.</summary>
    public static RowAction Of(AlertState state, RowInput input) => Actions[((int)state * Inputs) + (int)input];
}
