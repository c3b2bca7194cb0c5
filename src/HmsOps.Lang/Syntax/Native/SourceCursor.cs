using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>A place in a file's characters, and what stands there.</summary>
internal sealed class SourceCursor(string text)
{
    private readonly List<TextSpan> _comments = [];

    // A quote without an end is looked for once a line, not at every later quote of it.
    private char _unclosedQuote;
    private int _unclosedUntil;

    public string Text => text;

    /// <value>The comments that were passed, in order.</value>
    public IReadOnlyList<TextSpan> Comments => _comments;

    public int At { get; set; }

    public bool IsAtEnd => At >= text.Length;

    public char Current => At < text.Length ? text[At] : '\0';

    /// <value>True at a line's end or the file's.</value>
    public bool IsAtLineEnd => IsAtEnd || IsNewline(text[At]);

    public static bool IsNewline(char unit) => unit is '\r' or '\n';

    public static bool IsBlank(char unit) => unit is ' ' or '\t' or '\f';

    public static bool IsWordStart(char unit) => char.IsLetter(unit) || unit == '_';

    public static bool IsWordPart(char unit) => char.IsLetterOrDigit(unit) || unit == '_';

    /// <summary>Skips blanks and a comment: stops at the line's end at the latest.</summary>
    public void SkipBlanks()
    {
        while (At < text.Length && IsBlank(text[At]))
        {
            At++;
        }

        if (IsComment(At))
        {
            SkipComment();
        }
    }

    /// <summary>Skips blanks, line ends and comments, but no semicolon.</summary>
    public void SkipLines()
    {
        while (At < text.Length && (IsBlank(text[At]) || IsNewline(text[At]) || IsComment(At)))
        {
            if (text[At] == '#')
            {
                SkipComment();
            }
            else
            {
                At++;
            }
        }
    }

    /// <summary>Skips what stands between statements: blanks, line ends, semicolons, comments.</summary>
    public void SkipSeparators()
    {
        while (At < text.Length)
        {
            if (text[At] == '#')
            {
                SkipComment();
            }
            else if (IsBlank(text[At]) || IsNewline(text[At]) || text[At] == ';')
            {
                At++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>True for a <c>#</c> at a line's start or after a blank.</summary>
    public bool IsComment(int at) =>
        at < text.Length && text[at] == '#' && (at == 0 || IsBlank(text[at - 1]) || IsNewline(text[at - 1]));

    /// <summary>True where nothing but a comment follows on the line.</summary>
    public bool BeginsComment(int from) => IsComment(AfterBlanks(from));

    /// <summary>Skips the comment that begins here, and keeps its place.</summary>
    public void SkipComment()
    {
        var end = EndOfLine(At);
        _comments.Add(TextSpan.FromBounds(At, end));
        At = end;
    }

    /// <summary>Goes back; comments passed since are forgotten.</summary>
    public void Rewind(int at)
    {
        At = at;
        while (_comments.Count > 0 && _comments[^1].Start >= at)
        {
            _comments.RemoveAt(_comments.Count - 1);
        }
    }

    public int EndOfLine(int from)
    {
        while (from < text.Length && !IsNewline(text[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>The end of the word at an offset (letters, digits, hyphens between them), or the offset itself.</summary>
    public int WordEnd(int from)
    {
        if (from >= text.Length || !IsWordStart(text[from]))
        {
            return from;
        }

        var end = from + 1;
        while (end < text.Length && (IsWordPart(text[end]) || (text[end] == '-' && end + 1 < text.Length && IsWordPart(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    /// <summary>The end of the path at an offset (words and backquoted segments joined by dots), or the offset itself.</summary>
    public int PathEnd(int from)
    {
        var end = from;
        while (end < text.Length && (IsWordPart(text[end]) || text[end] is '.' or '-' or '`' or '*'))
        {
            end = text[end] == '`' ? AfterQuote(end) : end + 1;
        }

        return end;
    }

    /// <summary>The first offset that is no blank of this line.</summary>
    public int AfterBlanks(int from)
    {
        while (from < text.Length && IsBlank(text[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>After the quoted text that begins here and ends on its line; else the offset after the quote.</summary>
    public int AfterQuote(int from)
    {
        var quote = text[from];
        if (quote == _unclosedQuote && from < _unclosedUntil)
        {
            return from + 1;
        }

        var at = from + 1;
        for (; at < text.Length && !IsNewline(text[at]); at++)
        {
            if (text[at] == '\\' && quote == '"')
            {
                at++;
            }
            else if (text[at] == quote)
            {
                return at + 1;
            }
        }

        (_unclosedQuote, _unclosedUntil) = (quote, at);
        return from + 1;
    }

    /// <summary>Skips a block from its <c>{</c> to after its <c>}</c>, or to the file's end.</summary>
    public void SkipBlock()
    {
        var depth = 0;
        while (At < text.Length)
        {
            var unit = text[At];
            if (unit is '"' or '`' || (unit == '\'' && At > 0 && !IsWordPart(text[At - 1])))
            {
                At = AfterQuote(At);
                continue;
            }

            if (IsComment(At))
            {
                SkipComment();
                continue;
            }

            depth += unit == '{' ? 1 : unit == '}' ? -1 : 0;
            At++;
            if (depth == 0)
            {
                return;
            }
        }
    }

    /// <summary>Skips a statement that is not understood, its blocks included, up to its line end, semicolon or an outer <c>}</c>.</summary>
    public void SkipStatement()
    {
        while (At < text.Length && !IsNewline(text[At]) && text[At] is not (';' or '}'))
        {
            if (IsComment(At))
            {
                SkipComment();
            }
            else if (text[At] == '{')
            {
                SkipBlock();
            }
            else
            {
                At = text[At] is '"' or '`' ? AfterQuote(At) : At + 1;
            }
        }
    }
}
