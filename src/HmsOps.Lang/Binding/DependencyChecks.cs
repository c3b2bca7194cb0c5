using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Checks what alerts depend on: that there is such an alert, and that none depends on itself.</summary>
internal static class DependencyChecks
{
    /// <summary>The alerts that are wrong.</summary>
    public static HashSet<DeclarationSyntax> Run(DeclarationIndex index, Action<Diagnostic> report)
    {
        var wrong = new HashSet<DeclarationSyntax>(ReferenceEqualityComparer.Instance);
        var edges = new Dictionary<string, ImmutableArray<NameSyntax>>(StringComparer.Ordinal);
        foreach (var alert in index.Of(DeclarationTable.Alert).Where(index.IsFirst))
        {
            if (ClauseChecks.Find(alert, "depends on")?.Tail is not NamesTailSyntax names)
            {
                continue;
            }

            edges[alert.Name.Text] = names.Names;
            foreach (var name in names.Names.Where(name => !index.HasAlert(name.Text)))
            {
                report(NameDiagnostics.UnknownAlert(Place.Of(name), name.Text, NearName.Of(name.Text, index.AlertNames)));
                wrong.Add(alert);
            }
        }

        // An iterative walk: a chain may be as long as there are alerts.
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in edges.Keys)
        {
            Walk(start, edges, done, report);
        }

        return wrong;
    }

    private static void Walk(
        string start, Dictionary<string, ImmutableArray<NameSyntax>> edges, HashSet<string> done, Action<Diagnostic> report)
    {
        var path = new List<(string Name, int Next)> { (start, 0) };
        var onPath = new HashSet<string>(StringComparer.Ordinal) { start };
        while (path.Count > 0)
        {
            var (name, next) = path[^1];
            if (done.Contains(name) || !edges.TryGetValue(name, out var targets) || next == targets.Length)
            {
                done.Add(name);
                onPath.Remove(name);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (name, next + 1);
            var target = targets[next];
            if (onPath.Contains(target.Text))
            {
                var from = path.FindIndex(step => step.Name == target.Text);
                report(DeclarationDiagnostics.DependencyCycle(Place.Of(target), [.. path[from..].Select(step => step.Name), target.Text]));
            }
            else if (!done.Contains(target.Text))
            {
                onPath.Add(target.Text);
                path.Add((target.Text, 0));
            }
        }
    }
}
