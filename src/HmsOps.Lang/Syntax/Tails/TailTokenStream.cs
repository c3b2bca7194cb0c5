using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>The retyped tokens of a tail as the parser reads them; one instance serves tail after tail.</summary>
internal sealed class TailTokenStream : ITokenStream
{
    private IReadOnlyList<TailToken> _tokens = [];
    private TailToken _end = new("", TokenConstants.EOF, 0, -1);

    public int Index { get; private set; }

    public int Size => _tokens.Count + 1;

    public string SourceName => "";

    public ITokenSource? TokenSource => null;

    /// <summary>Begins another tail: its tokens, without the end.</summary>
    public void Begin(IReadOnlyList<TailToken> tokens)
    {
        var end = tokens.Count == 0 ? 0 : tokens[^1].StopIndex + 1;
        (_tokens, _end, Index) = (tokens, new("", TokenConstants.EOF, end, end - 1), 0);
    }

    public void Consume() => Index++;

    public int LA(int i) => LT(i)?.Type ?? TokenConstants.InvalidType;

    public IToken? LT(int k)
    {
        var at = k > 0 ? Index + k - 1 : Index + k;
        return k == 0 || at < 0 ? null : Get(at);
    }

    public IToken Get(int i) => i < _tokens.Count ? _tokens[i] : _end;

    public int Mark() => -1;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => Index = index;

    public string GetText() => string.Join(' ', _tokens.Select(token => token.Text));

    public string GetText(Interval interval) => string.Join(' ', Enumerable.Range(interval.a, interval.Length).Select(at => Get(at).Text));

    public string GetText(RuleContext ctx) => GetText(ctx.SourceInterval);

    public string GetText(IToken start, IToken stop) =>
        string.Join(' ', _tokens.Where(token => token.StartIndex >= start.StartIndex && token.StopIndex <= stop.StopIndex).Select(token => token.Text));
}
