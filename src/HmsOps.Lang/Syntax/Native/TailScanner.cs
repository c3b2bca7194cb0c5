using System.Collections.Frozen;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Finds where a tail ends: each kind of tail has its rule for line ends.</summary>
internal sealed class TailScanner(SourceCursor cursor, StatementWords words)
{
    private const string OperatorEnds = "<>=!+-*/&|~,\u2264\u2265\u2260\u2212";
    private const string OperatorStarts = "<>=!+-*/&|\u2264\u2265\u2260\u2212";

    // So many lines that look like clauses are clauses; taking in more would make broken files slow to read.
    private const int MostCuts = 8;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordEnds =
        FrozenSet.ToFrozenSet(["and", "or", "not", "of", "AND", "OR", "NOT"], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordStarts =
        FrozenSet.ToFrozenSet(["and", "or", "for", "over", "else", "AND", "OR"], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string _text = cursor.Text;
    private readonly Stack<char> _open = new();

    /// <summary>The tail that begins at the cursor, which moves to the statement's end: a line end, <c>;</c>, <c>{</c> or <c>}</c>.</summary>
    public TailExtent Read(TailKind kind)
    {
        cursor.SkipBlanks();
        return kind switch
        {
            TailKind.Held or TailKind.Expression or TailKind.Let or TailKind.In or TailKind.Parameters or TailKind.WaitUntil or TailKind.If => Expression(),
            TailKind.Given or TailKind.Expect => BeginsCommand() ? Line() : Expression(),
            TailKind.Labels or TailKind.Names or TailKind.Hours or TailKind.Dates => List(),
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
    private TailExtent List()
    {
        var start = cursor.At;
        var line = Line();
        while (line.End > line.Start && _text[line.End - 1] == ',' && cursor.IsAtLineEnd && !cursor.IsAtEnd)
        {
            var here = cursor.At;
            cursor.SkipLines();
            if (cursor.IsAtEnd || cursor.Current == '}')
            {
                cursor.Rewind(here);
                break;
            }

            line = Line();
        }

        return new TailExtent(start, line.End);
    }

    private TailExtent Line()
    {
        var start = cursor.At;
        var end = start;
        while (!cursor.IsAtLineEnd && cursor.Current is not (';' or '{' or '}'))
        {
            if (cursor.IsComment(cursor.At))
            {
                cursor.SkipComment();
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

        return new TailExtent(start, end);
    }

    private TailExtent Expression()
    {
        var start = cursor.At;
        var end = start;
        var cut = -1;
        var likeClauses = 0;
        _open.Clear();
        while (!cursor.IsAtEnd)
        {
            var unit = cursor.Current;
            if (SourceCursor.IsNewline(unit))
            {
                var here = cursor.At;
                cursor.SkipLines();
                if (cursor.IsAtEnd || !(_open.Count > 0 || ContinuesAfter(start, end) || ContinuesAt(cursor.At)))
                {
                    cursor.Rewind(here);
                    break;
                }

                if (cursor.Current == '}' || words.BeginsStatement(cursor.At))
                {
                    cut = cut < 0 ? here : cut;
                    if (++likeClauses == MostCuts)
                    {
                        cursor.Rewind(here);
                        break;
                    }
                }
            }
            else if (cursor.IsComment(cursor.At))
            {
                cursor.SkipComment();
            }
            else if (unit == ';' || (unit == '{' && !OpensSelector(start)) || (unit == '}' && !_open.Contains('{')))
            {
                break;
            }
            else
            {
                Track(unit);
                cursor.At = unit is '"' or '\'' or '`' ? cursor.AfterQuote(cursor.At) : cursor.At + 1;
                end = SourceCursor.IsBlank(unit) ? end : cursor.At;
            }
        }

        return new TailExtent(start, end, cut);
    }

    // A selector touches a path: no number, no parameter.
    private bool OpensSelector(int start)
    {
        var first = cursor.At;
        while (first > start && (SourceCursor.IsWordPart(_text[first - 1]) || _text[first - 1] is '.' or '`' || IsInnerHyphen(first - 1)))
        {
            first--;
        }

        return first < cursor.At && !char.IsAsciiDigit(_text[first]) && (first == start || _text[first - 1] != '$');
    }

    private bool IsInnerHyphen(int at) =>
        _text[at] == '-' && at > 0 && SourceCursor.IsWordPart(_text[at - 1]) && at + 1 < _text.Length && SourceCursor.IsWordPart(_text[at + 1]);

    private void Track(char unit)
    {
        switch (unit)
        {
            case '(' or '[' or '{':
                _open.Push(unit);
                break;
            case ')' or ']' when _open.Count > 0 && _open.Peek() != '{':
                _open.Pop();
                break;
            case '}':
                while (_open.Count > 0 && _open.Pop() != '{')
                {
                }

                break;
        }
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

        return WordEnds.Contains(_text.AsSpan(word, end - word));
    }

    private bool ContinuesAt(int next) =>
        OperatorStarts.Contains(_text[next], StringComparison.Ordinal) || WordStarts.Contains(_text.AsSpan(next, cursor.WordEnd(next) - next));
}
