using System.Text;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>What a scalar says, each unit with its place in the file: decodes plain and quoted scalars again, and takes a block's lines as they stand.</summary>
internal sealed class ScalarText
{
    private readonly string _text;
    private readonly StringBuilder _decoded = new();
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    private ScalarText(string text) => _text = text;

    /// <summary>The scalar's text as a tail.</summary>
    public static TailText Of(SourceText source, YamlScalar scalar)
    {
        var reader = new ScalarText(source.Text);
        var (start, end) = (scalar.Span.Start, scalar.Span.End);
        switch (scalar.Form)
        {
            case ScalarForm.Block:
                reader.Block(start, end);
                break;
            case ScalarForm.SingleQuoted or ScalarForm.DoubleQuoted:
                reader.Flow(start + 1, end - 1, scalar.Form);
                break;
            default:
                reader.Flow(start, end, scalar.Form);
                break;
        }

        // Where YAML reads it otherwise than we do, its reading counts, and every part of it stands at the whole scalar.
        var text = reader._decoded.ToString();
        return scalar.Form == ScalarForm.Block || string.Equals(text, scalar.Value, StringComparison.Ordinal)
            ? TailText.Mapped(source, text, [.. reader._starts], [.. reader._ends], start)
            : TailText.Mapped(
                source, scalar.Value, [.. Enumerable.Repeat(start, scalar.Value.Length)], [.. Enumerable.Repeat(end, scalar.Value.Length)], start);
    }

    private void Block(int start, int end)
    {
        var at = NextLine(start, end);
        var indent = Indent(at, end);
        while (at < end)
        {
            var from = at;
            while (from < end && from < at + indent && _text[from] == ' ')
            {
                from++;
            }

            at = NextLine(at, end);
            for (; from < at; from++)
            {
                var isLineEnd = _text[from] == '\r' && (from + 1 == _text.Length || _text[from + 1] != '\n');
                Append(isLineEnd ? '\n' : _text[from] == '\r' ? ' ' : _text[from], from, from + 1);
            }
        }
    }

    private int Indent(int at, int end)
    {
        var indent = int.MaxValue;
        for (; at < end; at = NextLine(at, end))
        {
            var from = at;
            while (from < end && _text[from] == ' ')
            {
                from++;
            }

            if (from < end && !IsBreak(_text[from]))
            {
                indent = Math.Min(indent, from - at);
            }
        }

        return indent;
    }

    private int NextLine(int at, int end)
    {
        while (at < end && !IsBreak(_text[at]))
        {
            at++;
        }

        return at < end ? AfterBreak(at, end) : end;
    }

    private void Flow(int at, int end, ScalarForm form)
    {
        while (at < end)
        {
            var unit = _text[at];
            var blanks = AfterBlanks(at, end);
            if (blanks < end && IsBreak(_text[blanks]))
            {
                at = Fold(blanks, end);
            }
            else if (blanks > at)
            {
                Copy(at, blanks);
                at = blanks;
            }
            else if (form == ScalarForm.SingleQuoted && unit == '\'')
            {
                Append('\'', at, Math.Min(end, at + 2));
                at += 2;
            }
            else if (form == ScalarForm.DoubleQuoted && unit == '\\' && at + 1 < end)
            {
                at = Escape(at, end);
            }
            else
            {
                Append(unit, at, at + 1);
                at++;
            }
        }
    }

    // One line end is a blank; n of them are n-1 line ends.
    private int Fold(int at, int end)
    {
        var first = at;
        at = AfterBlanks(AfterBreak(at, end), end);
        if (at >= end || !IsBreak(_text[at]))
        {
            Append(' ', first, AfterBreak(first, end));
            return at;
        }

        return EmptyLines(at, end);
    }

    private int EmptyLines(int at, int end)
    {
        while (at < end && IsBreak(_text[at]))
        {
            var after = AfterBreak(at, end);
            Append('\n', at, after);
            at = AfterBlanks(after, end);
        }

        return at;
    }

    private int Escape(int at, int end)
    {
        if (IsBreak(_text[at + 1]))
        {
            return EmptyLines(AfterBlanks(AfterBreak(at + 1, end), end), end);
        }

        var digits = _text[at + 1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        var after = Math.Min(end, at + 2 + digits);
        var decoded = digits > 0
            ? int.TryParse(_text.AsSpan(at + 2, after - at - 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code) && Rune.IsValid(code)
                ? char.ConvertFromUtf32(code)
                : "\uFFFD"
            : Simple(_text[at + 1]).ToString();
        foreach (var unit in decoded)
        {
            Append(unit, at, after);
        }

        return after;
    }

    private static char Simple(char escape) => escape switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\u001B',
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => escape,
    };

    private void Copy(int from, int to)
    {
        for (; from < to; from++)
        {
            Append(_text[from], from, from + 1);
        }
    }

    private void Append(char unit, int start, int end)
    {
        _decoded.Append(unit);
        _starts.Add(start);
        _ends.Add(end);
    }

    private int AfterBlanks(int at, int end)
    {
        while (at < end && _text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    private int AfterBreak(int at, int end) =>
        _text[at] == '\r' && at + 1 < end && _text[at + 1] == '\n' ? at + 2 : at + 1;

    private static bool IsBreak(char unit) => unit is '\r' or '\n';
}
