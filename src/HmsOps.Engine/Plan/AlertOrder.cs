using System.Collections.Immutable;

namespace HmsOps.Engine.Plan;

/// <summary>The order in which alerts are decided: those that hold others back before them, else by name.</summary>
public static class AlertOrder
{
    /// <summary>The alerts in that order, which come in order of name; null where some depend on each other in a circle, or on none that is there.</summary>
    public static ImmutableArray<AlertPlan>? Of(ImmutableArray<AlertPlan> alerts)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = ImmutableArray.CreateBuilder<AlertPlan>(alerts.Length);
        var rest = alerts.ToList();
        for (var rank = 0; rest.Count > 0; rank++)
        {
            var next = rest.Where(alert => alert.DependsOn.All(ranks.ContainsKey)).ToList();
            if (next.Count == 0)
            {
                return null;
            }

            order.AddRange(next);
            next.ForEach(alert => ranks.TryAdd(alert.Name, rank));
            rest.RemoveAll(alert => ranks.ContainsKey(alert.Name));
        }

        return order.ToImmutable();
    }
}
