using Antlr4.Runtime;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Makes the lexer's tokens.</summary>
internal sealed class TailTokenFactory(TailCharacters characters) : ITokenFactory
{
    public IToken Create(Tuple<ITokenSource, ICharStream> source, int type, string text, int channel, int start, int stop, int line, int charPositionInLine) =>
        new TailToken(characters.Text, type, start, stop);

    public IToken Create(int type, string text) => new TailToken(text, type, 0, text.Length - 1);
}
