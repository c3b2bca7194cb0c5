using System.Collections.Immutable;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Linting;

/// <summary>A whole condition or number of a declaration.</summary>
/// <param name="Node">What is computed.</param>
/// <param name="Owner">The alert, slo, tile or playbook.</param>
/// <param name="By">The labels by which the owner makes instances.</param>
/// <param name="Without">Or the labels by which it does not.</param>
internal sealed record LintExpression(BoundNode Node, BoundNode Owner, ImmutableArray<string> By, ImmutableArray<string> Without)
{
    /// <value>True where series of different services stay apart.</value>
    public bool KeepsService => By.Contains("service") || By.Contains("*") || (!Without.IsEmpty && !Without.Contains("service"));
}
