using System.Text;

namespace HmsOps.Lang.Formatting;

/// <summary>Gives words that the author lined up in columns their columns back; any other run of blanks stays one blank.</summary>
/// <remarks>A word is lined up where one of a neighbouring line begins in its column, counted from the indentation. A comment behind a line keeps its distance.</remarks>
internal static class AlignedColumns
{
    /// <summary>The lines with columns.</summary>
    /// <param name="lines">A file's lines with one blank between words.</param>
    /// <param name="source">The text that they were made from.</param>
    public static List<string> Keep(List<string> lines, string source)
    {
        var written = WrittenLines(source);
        var last = -1;
        var rows = new Row[lines.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Row.Of(lines[i]);
            if (written.TryGetValue(rows[i].Key, out var places) && places.Count > 0)
            {
                while (places.TryDequeue(out var place))
                {
                    if (place.Line > last)
                    {
                        rows[i].Widen(place.Row);
                        last = place.Line;
                        break;
                    }
                }
            }
        }

        Narrow(rows);
        return [.. rows.Select(row => row.ToString())];
    }

    // Only lines with a wide gap have something to keep, but those without take part in the order.
    private static Dictionary<string, Queue<(int Line, Row Row)>> WrittenLines(string source)
    {
        var written = new Dictionary<string, Queue<(int, Row)>>(StringComparer.Ordinal);
        var lines = source.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            var row = Row.Of(lines[line].TrimEnd('\r'));
            if (row.Count == 0)
            {
                continue;
            }

            if (!written.TryGetValue(row.Key, out var places))
            {
                written.Add(row.Key, places = new());
            }

            places.Enqueue((line, row));
        }

        return written;
    }

    // A gap that closes moves the words behind it, so that others may no longer be lined up: until nothing changes.
    private static void Narrow(Row[] rows)
    {
        var pending = new Queue<int>(Enumerable.Range(0, rows.Length).Where(i => rows[i].IsWide));
        while (pending.TryDequeue(out var i))
        {
            if (rows[i].Narrow(Neighbour(rows, i, i - 1), Neighbour(rows, i, i + 1)))
            {
                foreach (var other in new[] { i - 1, i, i + 1 })
                {
                    if (other >= 0 && other < rows.Length && rows[other].IsWide)
                    {
                        pending.Enqueue(other);
                    }
                }
            }
        }
    }

    private static Row? Neighbour(Row[] rows, int at, int other) =>
        other >= 0 && other < rows.Length && rows[other].Count > 0 && rows[other].Indent == rows[at].Indent ? rows[other] : null;

    private sealed class Row
    {
        private readonly List<string> _words = [];
        private readonly List<int> _gaps = [];
        private readonly HashSet<int> _free = [];

        public int Indent { get; private init; }

        public string Key { get; private set; } = "";

        public int Count => _words.Count;

        public bool IsWide => _free.Count > 0;

        /// <summary>The words of a line, a quoted text and a comment each as one, and the blanks before each but the first.</summary>
        public static Row Of(string line)
        {
            var at = line.Length - line.AsSpan().TrimStart().Length;
            var row = new Row { Indent = at };
            while (at < line.Length)
            {
                var start = at;
                at = line[at] == '#' ? line.Length : EndOfWord(line, at);
                row._words.Add(line[start..at].TrimEnd());
                start = at;
                while (at < line.Length && line[at] is ' ' or '\t')
                {
                    at++;
                }

                if (at < line.Length)
                {
                    row._gaps.Add(at - start);
                }
            }

            row.Key = string.Join(' ', row._words);
            return row;
        }

        /// <summary>Takes over wider gaps of the same words.</summary>
        public void Widen(Row written)
        {
            for (var i = 0; i < _gaps.Count; i++)
            {
                var isComment = _words[i + 1][0] == '#';
                if (isComment)
                {
                    _gaps[i] = Math.Max(_gaps[i], written._gaps[i]);
                }
                else if (_gaps[i] == 1 && written._gaps[i] > 1)
                {
                    _gaps[i] = written._gaps[i];
                    _free.Add(i);
                }
            }
        }

        /// <summary>Closes the first wide gap whose word is not lined up; false where there is none.</summary>
        public bool Narrow(Row? above, Row? below)
        {
            var column = 0;
            for (var i = 0; i < _gaps.Count; i++)
            {
                column += _words[i].Length + _gaps[i];
                if (_free.Contains(i) && above?.Begins(column) != true && below?.Begins(column) != true)
                {
                    _gaps[i] = 1;
                    _free.Remove(i);
                    return true;
                }
            }

            return false;
        }

        public override string ToString()
        {
            var text = new StringBuilder().Append(' ', Indent);
            for (var i = 0; i < _words.Count; i++)
            {
                text.Append(_words[i]).Append(' ', i < _gaps.Count ? _gaps[i] : 0);
            }

            return text.ToString();
        }

        private bool Begins(int wanted)
        {
            var column = 0;
            for (var i = 0; i < _gaps.Count && column < wanted; i++)
            {
                column += _words[i].Length + _gaps[i];
            }

            return column == wanted;
        }

        private static int EndOfWord(string line, int at)
        {
            while (at < line.Length && line[at] is not (' ' or '\t'))
            {
                at = line[at] is '"' or '\'' or '`' ? EndOfQuote(line, at) : at + 1;
            }

            return at;
        }

        private static int EndOfQuote(string line, int at)
        {
            var quote = line[at];
            for (at++; at < line.Length && line[at] != quote; at++)
            {
                at += quote == '"' && line[at] == '\\' ? 1 : 0;
            }

            return Math.Min(at + 1, line.Length);
        }
    }
}
