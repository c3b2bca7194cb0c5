using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>The units of a tail as the lexer reads them; one instance serves tail after tail, and copies none.</summary>
internal sealed class TailCharacters : ICharStream
{
    /// <value>The tail.</value>
    public string Text { get; private set; } = "";

    public int Index { get; private set; }

    public int Size => Text.Length;

    public string SourceName => "";

    /// <summary>Begins another tail.</summary>
    public void Begin(string text) => (Text, Index) = (text, 0);

    public void Consume() => Index++;

    public int LA(int i)
    {
        var at = i > 0 ? Index + i - 1 : Index + i;
        return (uint)at < (uint)Text.Length ? Text[at] : IntStreamConstants.EOF;
    }

    public int Mark() => -1;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = index;

    public string GetText(Interval interval) => Text[interval.a..Math.Min(interval.b + 1, Text.Length)];
}
