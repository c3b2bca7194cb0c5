using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>The text of a tail, with the places of its units in the outer file: a stretch of that file, or what a YAML scalar says.</summary>
internal sealed class TailText
{
    private readonly int[]? _starts;
    private readonly int[]? _ends;
    private readonly int _shift;
    private readonly int _from;

    private TailText(SourceText source, string text, int shift, int[]? starts, int[]? ends, int from)
    {
        Source = source;
        Text = text;
        _shift = shift;
        _starts = starts;
        _ends = ends;
        _from = from;
    }

    /// <value>No text.</value>
    public static TailText Empty { get; } = new(new SourceText("", ""), "", 0, null, null, 0);

    public SourceText Source { get; }

    public string Text { get; }

    /// <summary>All of it, in the outer file.</summary>
    public TextSpan Span => Outer(0, Text.Length);

    /// <summary>A stretch of the file itself.</summary>
    public static TailText OfFile(SourceText source, int start, int end) =>
        new(source, source.Text[start..end], start, null, null, 0);

    /// <summary>A text whose unit i stands at <c>[starts[i], ends[i])</c> of the file; an empty one stands at <paramref name="place"/>.</summary>
    public static TailText Mapped(SourceText source, string text, int[] starts, int[] ends, int place) =>
        new(source, text, place, starts, ends, 0);

    /// <summary>From inner offsets to the span in the outer file.</summary>
    public TextSpan Outer(int start, int end)
    {
        if (_starts is null || _ends is null)
        {
            return TextSpan.FromBounds(_shift + start, _shift + end);
        }

        if (_starts.Length == 0)
        {
            return new TextSpan(_shift, 0);
        }

        var first = _from + start < _starts.Length ? _starts[_from + start] : _ends[^1];
        return end <= start ? new TextSpan(first, 0) : TextSpan.FromBounds(first, _ends[_from + end - 1]);
    }

    /// <summary>What it says at a span of the outer file: without the escapes and folds with which YAML has it there.</summary>
    public string TextOf(TextSpan outer)
    {
        if (_starts is null || _ends is null)
        {
            return Source.TextOf(outer);
        }

        var start = 0;
        while (start < Text.Length && _starts[_from + start] < outer.Start)
        {
            start++;
        }

        var end = start;
        while (end < Text.Length && _ends[_from + end] <= outer.End)
        {
            end++;
        }

        return Text[start..end];
    }

    /// <summary>A part of it.</summary>
    public TailText Slice(int start, int end) =>
        new(Source, Text[start..end], _starts is null ? _shift + start : _shift, _starts, _ends, _from + start);

    /// <summary>Without blanks and line ends around it.</summary>
    public TailText Trim()
    {
        var end = Text.TrimEnd().Length;
        var start = Text.Length - Text.TrimStart().Length;
        return start == 0 && end == Text.Length ? this : Slice(Math.Min(start, end), end);
    }
}
