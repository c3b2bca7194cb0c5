using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>What a notice is about.</summary>
/// <param name="Alert">The alert's name.</param>
/// <param name="Instance">The instance's labels.</param>
/// <param name="Episode">The episode.</param>
/// <param name="Severity">The alert's.</param>
/// <param name="Since">When it fired.</param>
internal sealed record Occasion(string Alert, LabelSet Instance, long Episode, Severity Severity, long Since)
{
    /// <summary>The alert and, where there are any, the instance's labels.</summary>
    public string Title => Instance.Count == 0 ? Alert : Alert + Instance;

    public static Occasion Of(Run run) =>
        new(run.Record.Alert, run.Record.Instance, run.Record.Episode, run.Alert.Severity, run.Record.StartedAt);
}
