using System.Collections.Frozen;
using Antlr4.Runtime;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>What people write by habit from other languages, and what they mean.</summary>
internal static class TailHabits
{
    private static readonly FrozenSet<string> Shouted = FrozenSet.ToFrozenSet(
        ["AND", "OR", "NOT", "And", "Or", "Not", "TRUE", "FALSE", "True", "False", "FOR", "OVER", "BY", "WITHOUT", "AGO"]);

    private static readonly FrozenDictionary<int, (int Type, string Remedy)> Everywhere = new Dictionary<int, (int, string)>
    {
        [HmsTailLexer.AND_SIGN] = (HmsTailLexer.AND, "`and`"),
        [HmsTailLexer.OR_SIGN] = (HmsTailLexer.OR, "`or`"),
        [HmsTailLexer.BANG] = (HmsTailLexer.NOT, "`not`"),
        [HmsTailLexer.LE_SIGN] = (HmsTailLexer.LE, "`<=`"),
        [HmsTailLexer.GE_SIGN] = (HmsTailLexer.GE, "`>=`"),
        [HmsTailLexer.NE_SIGN] = (HmsTailLexer.NE, "`!=`"),
        [HmsTailLexer.MINUS_SIGN] = (HmsTailLexer.MINUS, "`-`"),
        [HmsTailLexer.CURLY] = (HmsTailLexer.STRING, "straight quotes: \"…\""),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (int Type, string Remedy)> InExpressions = new Dictionary<string, (int, string)>
    {
        ["="] = (HmsTailLexer.EQ, "`==`"),
        ["["] = (HmsTailLexer.OVER, "a window as `over 5m`"),
        ["&"] = (HmsTailLexer.AND, "`and`"),
        ["|"] = (HmsTailLexer.OR, "`or`"),
        ["\u00AC"] = (HmsTailLexer.NOT, "`not`"),
        ["\u00D7"] = (HmsTailLexer.STAR, "`*`"),
        ["\u00F7"] = (HmsTailLexer.SLASH, "`/`"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for a word of the language in capitals.</summary>
    public static bool IsShouted(string word) => Shouted.Contains(word);

    /// <summary>The token that a sign stands for and what to write, or null.</summary>
    public static (int Type, string Remedy)? Meant(TailVocabulary vocabulary, IToken sign) =>
        Everywhere.TryGetValue(sign.Type, out var meant) || (vocabulary.IsExpression && InExpressions.TryGetValue(sign.Text, out meant)) ? meant : null;

    /// <summary>The token that two signs in a row stand for and how it is written, or null.</summary>
    public static (int Type, string Written)? Meant(TailVocabulary vocabulary, IToken first, IToken second)
    {
        var isTouching = first.StopIndex + 1 == second.StartIndex;
        if (!vocabulary.IsExpression)
        {
            return isTouching && (first.Type, second.Type) is (HmsTailLexer.PLUS, HmsTailLexer.MINUS) ? (HmsTailLexer.PLUSMINUS, "\u00B1") : null;
        }

        return (first.Type, second.Type) switch
        {
            (HmsTailLexer.ASSIGN, HmsTailLexer.GT) when isTouching => (HmsTailLexer.GE, ">="),
            (HmsTailLexer.ASSIGN, HmsTailLexer.LT) when isTouching => (HmsTailLexer.LE, "<="),
            (HmsTailLexer.EQ, HmsTailLexer.ASSIGN) when isTouching => (HmsTailLexer.EQ, "=="),
            (HmsTailLexer.NE, HmsTailLexer.ASSIGN) when isTouching => (HmsTailLexer.NE, "!="),
            (HmsTailLexer.GT, HmsTailLexer.ASSIGN) => (HmsTailLexer.GE, ">="),
            (HmsTailLexer.LT, HmsTailLexer.ASSIGN) => (HmsTailLexer.LE, "<="),
            (HmsTailLexer.ASSIGN, HmsTailLexer.ASSIGN) => (HmsTailLexer.EQ, "=="),
            (HmsTailLexer.BANG, HmsTailLexer.ASSIGN) => (HmsTailLexer.NE, "!="),
            _ => null,
        };
    }
}
