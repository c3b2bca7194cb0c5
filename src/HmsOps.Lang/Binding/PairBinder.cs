using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds blocks of labels and lists of a label's values.</summary>
internal static class PairBinder
{
    /// <summary>The labels in order of name; null after diagnostics about one that stands twice.</summary>
    public static ImmutableArray<BoundLabel>? Bind(PairsTailSyntax tail, Action<Diagnostic> report)
    {
        var seen = new Dictionary<string, PairSyntax>(StringComparer.Ordinal);
        var isRight = true;
        foreach (var pair in tail.Pairs)
        {
            if (!seen.TryAdd(pair.Name.Text, pair))
            {
                report(DeclarationDiagnostics.StandsTwice(Place.Of(pair.Name), pair.Name.Text, Place.Of(seen[pair.Name.Text].Name)));
                isRight = false;
            }
        }

        return isRight
            ? [.. tail.Pairs.Select(pair => new BoundLabel(pair.Name.Text, pair.Value.Text)).OrderBy(label => label.Name, StringComparer.Ordinal)]
            : null;
    }

    /// <summary>A label's values in the order in which they are written; null after a diagnostic about one that stands twice.</summary>
    public static BoundLabelValues? Bind(InTailSyntax tail, Action<Diagnostic> report)
    {
        var seen = new Dictionary<string, NameSyntax>(StringComparer.Ordinal);
        foreach (var value in tail.Values)
        {
            if (!seen.TryAdd(value.Text, value))
            {
                report(DeclarationDiagnostics.StandsTwice(Place.Of(value), value.Text, Place.Of(seen[value.Text])));
                return null;
            }
        }

        return new(tail.Label.Text, [.. seen.Keys]);
    }

    /// <summary>The lists of a declaration, one a label; null after diagnostics.</summary>
    public static ImmutableArray<BoundLabelValues>? BindAll(IEnumerable<ClauseSyntax> clauses, Action<Diagnostic> report)
    {
        var bound = new List<BoundLabelValues>();
        var places = new Dictionary<string, NameSyntax>(StringComparer.Ordinal);
        var isRight = true;
        foreach (var clause in clauses)
        {
            if (clause.Tail is not InTailSyntax tail || Bind(tail, report) is not { } values)
            {
                isRight = false;
            }
            else if (!places.TryAdd(values.Label, tail.Label))
            {
                report(DeclarationDiagnostics.StandsTwice(Place.Of(tail.Label), values.Label, Place.Of(places[values.Label])));
                isRight = false;
            }
            else
            {
                bound.Add(values);
            }
        }

        return isRight ? [.. bound] : null;
    }
}
