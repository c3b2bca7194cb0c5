using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>What makes an aggregate another one; bounds are no part of it: all that are asked of one key are kept in one place.</summary>
internal sealed class AggregateKey : IEquatable<AggregateKey>, IComparable<AggregateKey>
{
    private readonly string _groupingText;

    public AggregateKey(
        string metric, AggregateKind kind, ImmutableArray<LabelMatcher> selector, Grouping grouping, long window)
    {
        Metric = metric;
        Kind = kind;
        Selector = selector;
        Grouping = grouping;
        Window = window;
        SelectorText = PlanText.Selector(selector);
        _groupingText = PlanText.Grouping(grouping);
    }

    public string Metric { get; }

    public AggregateKind Kind { get; }

    public ImmutableArray<LabelMatcher> Selector { get; }

    public Grouping Grouping { get; }

    public long Window { get; }

    private string SelectorText { get; }

    public int CompareTo(AggregateKey? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = string.CompareOrdinal(Metric, other.Metric);
        order = order != 0 ? order : string.CompareOrdinal(SelectorText, other.SelectorText);
        order = order != 0 ? order : string.CompareOrdinal(_groupingText, other._groupingText);
        order = order != 0 ? order : Window.CompareTo(other.Window);
        return order != 0 ? order : Kind.CompareTo(other.Kind);
    }

    public bool Equals(AggregateKey? other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as AggregateKey);

    public override int GetHashCode() => HashCode.Combine(
        string.GetHashCode(Metric, StringComparison.Ordinal), Kind, Window, string.GetHashCode(SelectorText, StringComparison.Ordinal));
}
