namespace HmsOps.Engine.Alerts;

/// <summary>The instances of an alert that fire, or would were there data: those that hold others back.</summary>
internal sealed class OpenInstances
{
    private readonly HashSet<LabelSet> _labels = [];

    /// <value>Changes whenever an instance opens or ends.</value>
    public int Version { get; private set; }

    /// <summary>Takes the state of an instance.</summary>
    public void Set(LabelSet instance, AlertState state)
    {
        var isChanged = state is AlertState.Firing or AlertState.NoDataOpen ? _labels.Add(instance) : _labels.Remove(instance);
        Version += isChanged ? 1 : 0;
    }

    /// <summary>True where one of them agrees with an instance in the labels that both have.</summary>
    public bool HoldBack(LabelSet instance)
    {
        if (_labels.Count == 0)
        {
            return false;
        }

        foreach (var labels in _labels)
        {
            if (labels.Join(instance) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
