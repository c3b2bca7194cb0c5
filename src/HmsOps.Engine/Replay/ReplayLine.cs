namespace HmsOps.Engine.Replay;

/// <summary>A line of a replay's result: a change of an alert's state, or a step.</summary>
/// <param name="Time">Engine time.</param>
/// <param name="Alert">The alert's name.</param>
/// <param name="Labels">The instance's labels.</param>
/// <param name="Detail">For people: the reason, or what the step said; not part of the JSON line.</param>
public abstract record ReplayLine(long Time, string Alert, LabelSet Labels, string Detail);

/// <summary>An alert instance changed its state.</summary>
/// <param name="Time">The tick.</param>
/// <param name="Alert">The alert's name.</param>
/// <param name="Labels">The instance's labels.</param>
/// <param name="State"><c>pending</c>, <c>firing</c>, <c>inactive</c> or <c>nodata</c>.</param>
/// <param name="Detail">The reason.</param>
public sealed record StateLine(long Time, string Alert, LabelSet Labels, string State, string Detail)
    : ReplayLine(Time, Alert, Labels, Detail);

/// <summary>A step started or was cut off, or a page went out.</summary>
/// <param name="Time">Engine time.</param>
/// <param name="Alert">The alert's name.</param>
/// <param name="Labels">The instance's labels.</param>
/// <param name="Run">From 1 per alert.</param>
/// <param name="Step">Its canonical command text; <c>page TARGET</c> for a page that the engine decides.</param>
/// <param name="Outcome"><c>planned</c> at its start; else how it was cut off.</param>
/// <param name="Detail">What the step said.</param>
public sealed record StepLine(long Time, string Alert, LabelSet Labels, int Run, string Step, string Outcome, string Detail)
    : ReplayLine(Time, Alert, Labels, Detail);
