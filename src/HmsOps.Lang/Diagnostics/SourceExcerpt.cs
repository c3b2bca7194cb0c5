using System.Text;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>The line of a place as it is shown on a screen, and which of its cells are marked.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Text">The line, or the part of a long one: tabs as blanks, no character that moves the cursor.</param>
/// <param name="Before">Cells before the first mark.</param>
/// <param name="Marks">Cells that are marked, at least one.</param>
internal sealed record SourceExcerpt(int Line, string Text, int Before, int Marks)
{
    private const int WidestLine = 120;
    private const int TabStop = 4;

    /// <summary>The excerpt of a place; a place of several lines is marked on the first; null where that line is empty.</summary>
    public static SourceExcerpt? Of(SourceText source, TextSpan span)
    {
        var (number, column) = source.PositionOf(span.Start);
        var line = source.SpanOfLine(number);
        if (line.Length == 0)
        {
            return null;
        }

        var first = Math.Min(column - 1, line.Length);
        var last = Math.Min(first + Math.Max(1, span.Length), Math.Max(line.Length, first + 1));

        // Nothing further away than this is on the screen, whatever its width; a low surrogate belongs to the unit before it.
        var from = Math.Max(0, first - WidestLine);
        from -= from > 0 && char.IsLowSurrogate(line[from]) ? 1 : 0;
        var cells = Cells(line, from, Math.Min(line.Length, first + WidestLine));
        var before = cells.Where(cell => cell.At < first).Sum(cell => cell.Width);
        var marks = cells.Where(cell => cell.At >= first && cell.At < last).Sum(cell => cell.Width);

        var skipped = 0;
        if (from > 0 || before > WidestLine / 2)
        {
            while (cells.Count > 0 && before - skipped > WidestLine / 2)
            {
                skipped += cells[0].Width;
                cells.RemoveAt(0);
            }
        }

        var text = new StringBuilder(skipped > 0 || from > 0 ? "…" : "");
        var lead = text.Length;
        var width = lead;
        foreach (var cell in cells)
        {
            width += cell.Width;
            if (width > WidestLine)
            {
                text.Append('…');
                break;
            }

            text.Append(cell.Shown);
        }

        before += lead - skipped;
        return new(number, text.ToString().TrimEnd(), before, Math.Clamp(marks, 1, Math.Max(1, WidestLine - before)));
    }

    private static List<(int At, string Shown, int Width)> Cells(ReadOnlySpan<char> line, int from, int to)
    {
        var cells = new List<(int, string, int)>();
        var column = 0;
        for (var at = from; at < to;)
        {
            var isRune = Rune.DecodeFromUtf16(line[at..], out var rune, out _) == System.Buffers.OperationStatus.Done;
            var shown = !isRune ? "\uFFFD" : line[at] == '\t' ? new string(' ', TabStop - (column % TabStop)) : DisplayWidth.IsUnsafe(rune) ? "\uFFFD" : rune.ToString();
            var width = line[at] == '\t' ? shown.Length : !isRune || DisplayWidth.IsUnsafe(rune) ? 1 : DisplayWidth.Of(rune);
            cells.Add((at, shown, width));
            column += width;
            at += isRune ? rune.Utf16SequenceLength : 1;
        }

        return cells;
    }
}
