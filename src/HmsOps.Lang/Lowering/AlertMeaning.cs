using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>The hash by which a rule's clocks survive a change of its pack: of all that decides its states and of nothing else.</summary>
/// <remarks>Severity, texts, playbook and place are no part of it; nor are numbers of the plan, which other rules move.</remarks>
internal static class AlertMeaning
{
    /// <value>Changes when the same text comes to mean something else.</value>
    private const int Version = 1;

    public static string Of(AlertPlan alert, Func<PredicatePlan, string> describe)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"meaning {Version}\n");
        text.Append(CultureInfo.InvariantCulture, $"by {PlanText.Names(alert.By)}\n");
        if (!alert.Without.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"without {PlanText.Names(alert.Without)}\n");
        }

        Append(text, "if", alert.If, describe);
        Append(text, "clear", alert.Clear, describe);
        text.Append(CultureInfo.InvariantCulture, $"stale {alert.Stale} forget {alert.Forget} nodata {alert.NoData.ToString().ToLowerInvariant()}\n");
        Append(text, "depends on", string.Join(", ", alert.DependsOn));
        Append(text, "expect", string.Join(' ', alert.Expect));
        if (alert.During is { } during)
        {
            var hours = during.Hours.Select(hours => string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', hours.Days)} {hours.From:HH:mm}-{hours.To:HH:mm}"));
            var except = during.Except.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Append(text, "during", $"{during.Zone} {string.Join("; ", hours)} except {string.Join(' ', except)}");
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }

    private static void Append(StringBuilder text, string clause, string what)
    {
        if (what.Length > 0)
        {
            text.Append(clause).Append(' ').Append(what).Append('\n');
        }
    }

    private static void Append(StringBuilder text, string clause, HeldPlan? held, Func<PredicatePlan, string> describe)
    {
        if (held is not null)
        {
            var share = held.Share is { } rank ? string.Create(CultureInfo.InvariantCulture, $"{rank.Numerator}/{rank.Denominator} of ") : "";
            text.Append(CultureInfo.InvariantCulture, $"{clause} {describe(held.Predicate)} for {share}{held.For}\n");
        }
    }
}
