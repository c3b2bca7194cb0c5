using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Splits a raw command into words: at blanks; a word that begins with a quote goes to the closing one.</summary>
internal static class RawWords
{
    private static readonly char[] OnlyQuoted = [';', '{', '}'];

    /// <summary>The words up to the first unquoted one of <paramref name="stops"/>, or all.</summary>
    /// <param name="tail">The text.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="stops">Words at which to stop.</param>
    /// <param name="problems">Takes the first problem.</param>
    /// <param name="end">Where it stopped: the offset of the stop word, or the text's end.</param>
    public static ImmutableArray<RawWordSyntax> Split(
        TailText tail, int start, IReadOnlySet<string> stops, TailProblems problems, out int end)
    {
        var text = tail.Text;
        var words = ImmutableArray.CreateBuilder<RawWordSyntax>();
        for (var at = start; ;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at < text.Length && text[at] == '#' && words.Count > 0)
            {
                at = EndOfLine(text, at);
                continue;
            }

            if (at >= text.Length)
            {
                end = text.Length;
                return words.ToImmutable();
            }

            if (text[at] is '"' or '\'')
            {
                var close = StringLiteral.EndOf(text, at);
                if (close < 0)
                {
                    problems.Report(SyntaxDiagnostics.UnclosedQuote(tail.Source, tail.Outer(at, at + 1), text[at]));
                    end = text.Length;
                    return words.ToImmutable();
                }

                words.Add(new RawWordSyntax(tail.Source, tail.Outer(at, close), StringLiteral.Decode(tail, at, close, problems), IsQuoted: true));
                at = close;
                continue;
            }

            var stop = at;
            while (stop < text.Length && !char.IsWhiteSpace(text[stop]))
            {
                stop++;
            }

            var word = text[at..stop];
            if (stops.Contains(word))
            {
                end = at;
                return words.ToImmutable();
            }

            if (word.IndexOfAny(OnlyQuoted) >= 0)
            {
                problems.Report(SyntaxDiagnostics.NeedsQuotes(tail.Source, tail.Outer(at, stop), word));
            }

            // In YAML a first word may begin with the mark of comments; natively only one in quotes can.
            words.Add(new RawWordSyntax(tail.Source, tail.Outer(at, stop), word, IsQuoted: word[0] == '#'));
            at = stop;
        }
    }

    private static int EndOfLine(string text, int at)
    {
        while (at < text.Length && text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        return at;
    }
}
