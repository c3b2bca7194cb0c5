using System.Collections.Immutable;
using static HmsOps.Engine.Alerts.RowAction;

namespace HmsOps.Engine.Alerts;

/// <summary>The machine of a row: state × input → action.</summary>
internal static class AlertTable
{
    private const int Inputs = (int)RowInput.HeldBack + 1;

    // One line a state, in the order of AlertState; one column an input, in the order of RowInput. What fires is never held back.
    private static readonly ImmutableArray<RowAction> Actions =
    [
        //            True    Clear       Between  Unknown  U≥ hold  U≥ clear  U≥ fire   Outside  HeldBack
        /* Inactive */ Begin, Keep, Keep, Keep, GoIdle, Keep, FireDark, Keep, Keep,
        /* Pending  */ Mature, Lapse, Lapse, Keep, GoIdle, Abandon, FireDark, Abandon, Abandon,
        /* Firing   */ Burn, Calm, Burn, Keep, GoOpen, End, Keep, End, Keep,
        /* Idle     */ Begin, Settle, Settle, Keep, Keep, Abandon, FireDark, Abandon, Keep,
        /* Open     */ Return, ReturnCalm, Return, Keep, Forget, End, Keep, End, Keep,
    ];

    /// <summary>What a row in this state does at this input.</summary>
    public static RowAction Of(AlertState state, RowInput input) => Actions[((int)state * Inputs) + (int)input];
}
