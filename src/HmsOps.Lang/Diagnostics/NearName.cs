namespace HmsOps.Lang.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearName
{
    private const int LongestWord = 64;

    private const int ShortestAbbreviation = 4;

    /// <summary>The candidate within an edit distance of a third of the word's length (at least 1), the nearest first, then the first in order; else the only one that begins with the word; or null.</summary>
    /// <remarks>Optimal string alignment: an insertion, a deletion, a replacement or a swap of neighbours costs one; case is free.</remarks>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        if (word.Length is < 2 or > LongestWord)
        {
            return null;
        }

        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= bestDistance || candidate.Length > LongestWord)
            {
                continue;
            }

            var distance = Distance(word, candidate);
            if (distance < bestDistance && distance < Math.Max(word.Length, candidate.Length))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best ?? Completed(word, candidates);
    }

    private static string? Completed(string word, IEnumerable<string> candidates) =>
        word.Length >= ShortestAbbreviation
        && candidates.Where(candidate => candidate.Length <= LongestWord && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray() is [var only]
            ? only
            : null;

    private static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                var least = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    least = Math.Min(least, before[j - 2] + 1);
                }

                current[j] = least;
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
