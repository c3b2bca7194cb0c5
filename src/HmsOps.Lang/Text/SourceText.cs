using System.Text;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Text;

/// <summary>A source file: its name as given, and its text; converts offsets to lines and columns.</summary>
public sealed class SourceText
{
    /// <value>10,000,000: a file has fewer bytes than this.</value>
    public const int MaximumBytes = 10_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly int[] _lineStarts;

    /// <summary>A file's text, decoded; a byte order mark is not part of it.</summary>
    public SourceText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        _lineStarts = [.. starts];
    }

    /// <summary>The path as it is shown in diagnostics.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <value>Number of lines.</value>
    public int LineCount => _lineStarts.Length;

    /// <summary>The line (from 1) and the column (from 1, in UTF-16 units) of an offset.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var index = Array.BinarySearch(_lineStarts, Math.Clamp(offset, 0, Text.Length));
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, Math.Clamp(offset, 0, Text.Length) - _lineStarts[line] + 1);
    }

    /// <summary>The offset at which a line (from 1) begins.</summary>
    public int StartOfLine(int line) => _lineStarts[line - 1];

    /// <summary>The text of a line (from 1) without its end.</summary>
    public string LineText(int line) => SpanOfLine(line).ToString();

    /// <summary>The text of a line (from 1) without its end, where it stands.</summary>
    public ReadOnlySpan<char> SpanOfLine(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    /// <summary>Decodes a file; where it is too large or not UTF-8 a diagnostic says so, and the text is empty.</summary>
    /// <param name="path">The path as it is to be shown.</param>
    /// <param name="bytes">The file, or its beginning where it is too large.</param>
    /// <param name="bag">Takes the diagnostic.</param>
    /// <param name="length">The file's length in bytes, or null: that of the bytes.</param>
    public static SourceText FromBytes(string path, ReadOnlySpan<byte> bytes, DiagnosticBag bag, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(bag);
        var nothing = new SourceText(path, "");
        if (Math.Max(length ?? 0, bytes.Length) is var whole && whole >= MaximumBytes)
        {
            bag.Add(SyntaxDiagnostics.FileTooLarge(nothing, whole));
            return nothing;
        }

        var mark = Encoding.UTF8.Preamble;
        var content = bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes;
        try
        {
            return new SourceText(path, Utf8.GetString(content));
        }
        catch (DecoderFallbackException error)
        {
            bag.Add(SyntaxDiagnostics.NotUtf8(nothing, Math.Max(0, error.Index) + bytes.Length - content.Length));
            return nothing;
        }
    }

    /// <summary>The text of a span.</summary>
    public string TextOf(TextSpan span) => Text.Substring(span.Start, span.Length);
}
