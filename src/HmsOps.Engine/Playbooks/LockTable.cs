namespace HmsOps.Engine.Playbooks;

/// <summary>Who has which resource: a run takes all of its own before step 1, all or nothing, and keeps them to its end.</summary>
internal sealed class LockTable
{
    private readonly Dictionary<string, long> _owners = new(StringComparer.Ordinal);

    /// <summary>Gives free resources to those who queue, the more urgent first; nobody overtakes a more urgent run that wants the same.</summary>
    /// <returns>True where a run got its locks.</returns>
    public bool Grant(IEnumerable<Run> queued)
    {
        var granted = false;
        var spokenFor = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in queued.OrderByDescending(run => run.Alert.Severity).ThenBy(run => run.Record.Id))
        {
            if (run.Resources.Any(resource => _owners.ContainsKey(resource) || spokenFor.Contains(resource)))
            {
                spokenFor.UnionWith(run.Resources);
                continue;
            }

            Take(run);
            granted = true;
        }

        return granted;
    }

    /// <summary>Takes what a run has had since before a restart.</summary>
    public void Take(Run run)
    {
        foreach (var resource in run.Resources)
        {
            _owners[resource] = run.Record.Id;
        }

        run.HasLocks = true;
    }

    public void Release(Run run)
    {
        if (!run.HasLocks)
        {
            return;
        }

        foreach (var resource in run.Resources)
        {
            _owners.Remove(resource);
        }

        run.HasLocks = false;
    }
}
