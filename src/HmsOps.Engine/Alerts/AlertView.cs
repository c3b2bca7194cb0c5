using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>An alert instance as it stands after the last tick, for dashboards.</summary>
/// <param name="Alert">The alert's name.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Instance">The instance's labels.</param>
/// <param name="State">Its state: the highest of its rows.</param>
/// <param name="Since">The tick at which it took this state, or null where that was before a restart or never.</param>
/// <param name="Reason">Why, for people; empty for an instance that never changed.</param>
/// <param name="Episode">The open episode, or null.</param>
public sealed record AlertView(
    string Alert, Severity Severity, LabelSet Instance, AlertState State, long? Since, string Reason, long? Episode);
