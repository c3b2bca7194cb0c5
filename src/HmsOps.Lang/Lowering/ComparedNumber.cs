using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Finds the number that <c>${value}</c> stands for.</summary>
internal static class ComparedNumber
{
    /// <summary>The number that an alert's condition compares first, where a text of the alert asks for it; else null.</summary>
    public static BoundNumber? Of(BoundAlert alert)
    {
        var asks = Asks(alert.Meta.Summary) || Asks(alert.Meta.Runbook)
            || StepWalk.All(alert.Steps.Concat(alert.OnClear)).OfType<BoundNotifyStep>().Any(step => Asks(step.Message));
        return asks && (alert.If ?? alert.Levels.FirstOrDefault()?.If) is { } held
            ? BoundWalk.All(held.Condition).OfType<BoundComparison>()
                .Select(comparison => BoundWalk.IsConstant(comparison.Left) ? comparison.Right : comparison.Left)
                .FirstOrDefault(number => !BoundWalk.IsConstant(number))
            : null;
    }

    private static bool Asks(string? text) => text is not null && Template.HasValue(text);
}
