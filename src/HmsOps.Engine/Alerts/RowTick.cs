using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Alerts;

/// <summary>What a row is told at a tick.</summary>
/// <param name="Time">The tick.</param>
/// <param name="Condition">Whether the condition holds.</param>
/// <param name="Clear">Whether the clear does.</param>
/// <param name="Gate">Whether the alert is watched and may start.</param>
/// <param name="Window">Of <c>for N% of D</c>: the ticks at which the condition held; else null.</param>
internal readonly record struct RowTick(long Time, Truth Condition, Truth Clear, RowGate Gate, TickWindow? Window);

/// <summary>What else decides whether an alert may start.</summary>
internal enum RowGate : byte
{
    /// <summary>Nothing is in its way.</summary>
    Open,

    /// <summary>It is outside its hours.</summary>
    Outside,

    /// <summary>An alert that it depends on fires.</summary>
    HeldBack,
}
