using Antlr4.Runtime;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>A token of a tail: a stretch of its text, which is made a string of its own only when asked for, and once.</summary>
internal sealed class TailToken(string tail, int type, int start, int stop) : IToken
{
    private static readonly string[] Single = [.. Enumerable.Range(0, 128).Select(unit => ((char)unit).ToString())];

    private string? _text;

    /// <summary>Its type; changed by the retyper.</summary>
    public int Type { get; set; } = type;

    public int StartIndex => start;

    /// <value>The last unit's offset; the token grows where it takes in the next one.</value>
    public int StopIndex { get; private set; } = stop;

    public string Text => _text ??=
        Type == TokenConstants.EOF ? "<EOF>"
        : StopIndex == start && tail[start] < Single.Length ? Single[tail[start]]
        : tail[start..(StopIndex + 1)];

    /// <summary>What is written, without a string of its own.</summary>
    public ReadOnlySpan<char> Span => Type == TokenConstants.EOF ? [] : tail.AsSpan(start, StopIndex + 1 - start);

    public int Line => 1;

    public int Column => start;

    public int Channel => TokenConstants.DefaultChannel;

    public int TokenIndex => -1;

    public ITokenSource? TokenSource => null;

    public ICharStream? InputStream => null;

    /// <summary>Takes in what follows, up to another token's end.</summary>
    public void GrowTo(IToken last)
    {
        StopIndex = last.StopIndex;
        _text = null;
    }

    public override string ToString() => Text;
}
