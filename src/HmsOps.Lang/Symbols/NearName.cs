namespace HmsOps.Lang.Symbols;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearName
{
    /// <summary>The nearest of the names, or null where none is within a third of the length (at least one edit); of equals the first.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        string? best = null;
        var least = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in names)
        {
            if (Math.Abs(candidate.Length - name.Length) < least && Distance(name, candidate) is var distance && distance < least)
            {
                best = candidate;
                least = distance;
            }
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that make one of the other (optimal string alignment); case alone costs nothing but loses to an exact match.</summary>
    public static int Distance(string left, string right)
    {
        left = left.ToUpperInvariant();
        right = right.ToUpperInvariant();
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var least = Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                    rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                }

                rows[i, j] = least;
            }
        }

        return rows[left.Length, right.Length];
    }
}
