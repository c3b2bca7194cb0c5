using System.Collections.Frozen;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Finds where a tail ends: each kind of tail has its rule for line ends.</summary>
internal sealed class TailScanner(SourceCursor cursor)
{
    private const string OperatorEnds = "<>=!+-*/&|~,\u2264\u2265\u2260\u2212";
    private const string OperatorStarts = "<>=!+-*/&|\u2264\u2265\u2260\u2212";

    // So many lines that look like clauses are clauses; taking in more would make broken files slow to read.
    private const int MostCuts = 8;

    private static readonly FrozenSet<string> WordEnds = FrozenSet.ToFrozenSet(["and", "or", "not", "of", "AND", "OR", "NOT"]);
    private static readonly FrozenSet<string> WordStarts = FrozenSet.ToFrozenSet(["and", "or", "for", "over", "else", "AND", "OR"]);

    private readonly string _text = cursor.Text;

    /// <summary>The tail that begins at the cursor, which moves to the statement's end: a line end, <c>;</c>, <c>{</c> or <c>}</c>.</summary>
    public TailExtent Read(TailKind kind, Func<string, bool> isClauseWord)
    {
        cursor.SkipBlanks();
        return kind switch
        {
            TailKind.Held or TailKind.Expression => Expression(isClauseWord, beginsRaw: false),
            TailKind.Given or TailKind.Expect => Expression(isClauseWord, BeginsCommand()),
            TailKind.Labels => Labels(),
            _ => Line(),
        };
    }

    private bool BeginsCommand() => cursor.Text.AsSpan(cursor.At) switch
    {
        ['r', 'u', 'n', ' ' or '\t', ..] or ['n', 'o', 't', 'i', 'f', 'y', ' ' or '\t', ..] => true,
        ['n', 'o', ' ', .. var rest] => rest.TrimStart(" \t") is ['r', 'u', 'n', ' ' or '\t', ..] or ['n', 'o', 't', 'i', 'f', 'y', ' ' or '\t', ..],
        _ => false,
    };

    // To the line's end; only a comma goes on.
    private TailExtent Labels()
    {
        var start = cursor.At;
        var line = Line();
        while (line.End > line.Start && _text[line.End - 1] == ',' && cursor.IsAtLineEnd && !cursor.IsAtEnd)
        {
            var next = NextLine(cursor.At);
            if (next >= _text.Length || _text[next] == '}')
            {
                break;
            }

            cursor.At = next;
            line = Line();
        }

        return new TailExtent(start, line.End, []);
    }

    private TailExtent Line()
    {
        var start = cursor.At;
        var end = start;
        while (!cursor.IsAtLineEnd && cursor.Current is not (';' or '{' or '}'))
        {
            if (cursor.IsComment(cursor.At))
            {
                cursor.SkipLine();
                break;
            }

            var isQuote = cursor.Current is '"' or '\'' && (cursor.At == start || SourceCursor.IsBlank(_text[cursor.At - 1]));
            if (!isQuote)
            {
                end = SourceCursor.IsBlank(cursor.Current) ? end : cursor.At + 1;
                cursor.At++;
                continue;
            }

            cursor.At = cursor.AfterQuote(cursor.At);
            end = cursor.At;
        }

        return new TailExtent(start, end, []);
    }

    private TailExtent Expression(Func<string, bool> isClauseWord, bool beginsRaw)
    {
        if (beginsRaw)
        {
            return Line();
        }

        var start = cursor.At;
        var end = start;
        var cuts = new List<int>();
        var open = new Stack<char>();
        while (!cursor.IsAtEnd)
        {
            var unit = cursor.Current;
            if (SourceCursor.IsNewline(unit))
            {
                var next = NextLine(cursor.At);
                if (next >= _text.Length || !(open.Count > 0 || ContinuesAfter(start, end) || ContinuesAt(next)))
                {
                    break;
                }

                if (_text[next] == '}' || isClauseWord(_text[next..cursor.WordEnd(next)]))
                {
                    cuts.Add(cursor.At);
                    if (cuts.Count == MostCuts)
                    {
                        break;
                    }
                }

                cursor.At = next;
            }
            else if (cursor.IsComment(cursor.At))
            {
                cursor.SkipLine();
            }
            else if (unit == ';' || (unit == '{' && !OpensSelector(start)) || (unit == '}' && !open.Contains('{')))
            {
                break;
            }
            else
            {
                Track(open, unit);
                cursor.At = unit is '"' or '\'' or '`' ? cursor.AfterQuote(cursor.At) : cursor.At + 1;
                end = SourceCursor.IsBlank(unit) ? end : cursor.At;
            }
        }

        return new TailExtent(start, end, cuts);
    }

    private bool OpensSelector(int start) =>
        cursor.At > start && (SourceCursor.IsWordPart(_text[cursor.At - 1]) || _text[cursor.At - 1] is '`');

    private static void Track(Stack<char> open, char unit)
    {
        switch (unit)
        {
            case '(' or '[' or '{':
                open.Push(unit);
                break;
            case ')' or ']' when open.Count > 0 && open.Peek() != '{':
                open.Pop();
                break;
            case '}':
                while (open.Count > 0 && open.Pop() != '{')
                {
                }

                break;
        }
    }

    // The first character of the next line that says something.
    private int NextLine(int at)
    {
        while (at < _text.Length && (SourceCursor.IsBlank(_text[at]) || SourceCursor.IsNewline(_text[at]) || cursor.IsComment(at)))
        {
            at = _text[at] == '#' ? cursor.EndOfLine(at) : at + 1;
        }

        return at;
    }

    private bool ContinuesAfter(int start, int end)
    {
        if (end == start)
        {
            return false;
        }

        if (OperatorEnds.Contains(_text[end - 1], StringComparison.Ordinal))
        {
            return true;
        }

        var word = end;
        while (word > start && (SourceCursor.IsWordPart(_text[word - 1]) || _text[word - 1] is '.' or '-' or '`'))
        {
            word--;
        }

        return WordEnds.Contains(_text[word..end]);
    }

    private bool ContinuesAt(int next) =>
        OperatorStarts.Contains(_text[next], StringComparison.Ordinal) || WordStarts.Contains(_text[next..cursor.WordEnd(next)]);
}
