using System.Collections.Immutable;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>The days of a schedule, and what people write for them.</summary>
internal static class DayWords
{
    public static ImmutableArray<string> Known { get; } = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "daily"];

    /// <summary>What a word that is none stands for (<c>mon to fri</c> for <c>mon-fri</c>), or null.</summary>
    public static string? Meant(string word)
    {
        var lower = word.ToLowerInvariant();
        var parts = lower.Split('-');
        return lower switch
        {
            "weekdays" or "workdays" => "mon to fri",
            "weekend" or "weekends" => "sat to sun",
            "everyday" or "always" => "daily",
            _ when parts.Length == 2 && Day(parts[0]) is { } first && Day(parts[1]) is { } last => $"{first} to {last}",
            _ => Day(lower),
        };
    }

    private static string? Day(string word) =>
        Known.FirstOrDefault(day => day == word || (word.StartsWith(day[..3], StringComparison.Ordinal) && word.EndsWith("day", StringComparison.Ordinal)));
}
