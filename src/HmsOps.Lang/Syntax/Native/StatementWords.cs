namespace HmsOps.Lang.Syntax.Native;

/// <summary>Tells which block a statement belongs to, by its word and by how far it is indented.</summary>
internal sealed class StatementWords(ReadingContext context)
{
    // A line's beginning is looked for so far back: nobody indents further, and no input may make this slow.
    private const int Far = 1_000;

    private readonly SourceCursor _cursor = context.Cursor;
    private readonly string _text = context.Source.Text;

    /// <summary>The row of the words at an offset, and where they end; without a row, where what was probably meant as its words ends.</summary>
    public ClauseRow? Find(ClauseSet set, int start, out int end)
    {
        end = _cursor.WordEnd(start);
        var word = _text.AsSpan(start, end - start);
        if (set.BeginsTwo(word))
        {
            var second = _cursor.AfterBlanks(end);
            var secondEnd = _cursor.WordEnd(second);
            if (secondEnd > second && second > end)
            {
                var two = set.Find($"{word} {_text.AsSpan(second, secondEnd - second)}");
                if (two is not null || set.Find(word) is null)
                {
                    end = secondEnd;
                    return two;
                }
            }
        }

        return set.Find(word);
    }

    /// <summary>True where a line that begins at an offset begins with a word of the innermost block, or a declaration.</summary>
    public bool BeginsStatement(int start)
    {
        var end = _cursor.WordEnd(start);
        var word = _text.AsSpan(start, end - start);
        return end > start && (ClauseSet.KindOf(word) is not null
            || (context.Blocks.Count > 0 && (context.Blocks[^1].Set is var set && (set.Find(word) is not null || set.BeginsTwo(word)))));
    }

    /// <summary>True where the statement at an offset, which is none of the innermost block, belongs to a block around it or to none.</summary>
    public bool BelongsOutside(int start)
    {
        var end = _cursor.WordEnd(start);
        var word = _text.AsSpan(start, end - start);
        if (ClauseSet.KindOf(word) is { } kind && LooksLikeDeclaration(kind, end, touches: true))
        {
            return true;
        }

        return (ClauseSet.KindOf(word) is not null || Owner(start) is not null) && IsOutdented(start);
    }

    /// <summary>The block around the innermost one that the statement at an offset may stand in, or null.</summary>
    public ClauseSet? Owner(int start)
    {
        for (var at = context.Blocks.Count - 2; at >= 0; at--)
        {
            if (Find(context.Blocks[at].Set, start, out _) is not null)
            {
                return context.Blocks[at].Set;
            }
        }

        return null;
    }

    /// <summary>True where a row's word begins a declaration of the same word after all: <c>limit scale {</c> behind an alert without its brace.</summary>
    public bool IsDeclaration(ClauseRow row, int start)
    {
        if (row.Tail is TailKind.Declaration or TailKind.Let || ClauseSet.KindOf(row.Head) is not { } kind)
        {
            return false;
        }

        return LooksLikeDeclaration(kind, start + row.Head.Length, touches: false) && IsOutdented(start);
    }

    private bool LooksLikeDeclaration(DeclarationKind kind, int after, bool touches)
    {
        var at = _cursor.AfterBlanks(after < _text.Length && _text[after] == ':' ? after + 1 : after);
        var name = at;
        at = at < _text.Length && _text[at] is '"' or '\'' ? _cursor.AfterQuote(at) : _cursor.PathEnd(at);
        var next = _cursor.AfterBlanks(at);
        var sign = next < _text.Length ? _text[next] : '\0';
        return kind.Form switch
        {
            DeclarationForm.Bare => at > name,
            DeclarationForm.Value => sign == '=' && at > name,
            DeclarationForm.Steps => sign is '{' or '(',
            _ => sign == '{' && (touches || next > at),
        };
    }

    // True where the statement begins its line, no further in than the line on which the innermost block begins.
    private bool IsOutdented(int start)
    {
        var open = context.Blocks[^1].Open;
        return Indent(start, out var first) is { } own && first == start && Indent(open, out var outer) is { } limit && outer != first && own <= limit;
    }

    private int? Indent(int at, out int first)
    {
        var line = at;
        while (line > 0 && at - line < Far && !SourceCursor.IsNewline(_text[line - 1]))
        {
            line--;
        }

        first = _cursor.AfterBlanks(line);
        return line == 0 || SourceCursor.IsNewline(_text[line - 1]) ? first - line : null;
    }
}
