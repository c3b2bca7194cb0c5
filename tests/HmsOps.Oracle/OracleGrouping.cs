using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Lang.Binding;

namespace HmsOps.Oracle;

/// <summary>Which labels tell instances or groups apart.</summary>
/// <param name="IsWithout">True where they are all labels but the named ones.</param>
/// <param name="Labels">The names; <c>*</c> stands for all.</param>
public sealed record OracleGrouping(bool IsWithout, ImmutableArray<string> Labels)
{
    /// <summary>One for all.</summary>
    public static OracleGrouping None { get; } = new(false, []);

    /// <summary>Each series by itself.</summary>
    public static OracleGrouping Each { get; } = new(false, ["*"]);

    /// <value>True where nothing tells them apart.</value>
    public bool IsNone => !IsWithout && Labels.IsEmpty;

    /// <summary>Of an alert.</summary>
    public static OracleGrouping Of(BoundAlert alert) => alert.Without.IsEmpty ? new(false, alert.By) : new(true, alert.Without);

    /// <summary>Of an aggregate across series, or of the rule that it stands in.</summary>
    public OracleGrouping Or(BoundGrouping? own) => own is null ? this : new(own.IsWithout, own.Labels);

    /// <summary>The labels that are left.</summary>
    public LabelSet Of(LabelSet labels) => IsWithout ? labels.Without(Labels) : Labels.Contains("*") ? labels : labels.Keep(Labels);
}
