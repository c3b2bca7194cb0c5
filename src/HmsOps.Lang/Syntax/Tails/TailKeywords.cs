using System.Collections.Frozen;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>The words that an entry rule takes for itself; everywhere else they are names.</summary>
internal static class TailKeywords
{
    public static FrozenDictionary<string, int> None { get; } = FrozenDictionary<string, int>.Empty;

    public static FrozenDictionary<string, int> Expression { get; } = Table(
        ("and", HmsTailLexer.AND), ("or", HmsTailLexer.OR), ("not", HmsTailLexer.NOT), ("over", HmsTailLexer.OVER),
        ("ago", HmsTailLexer.AGO), ("by", HmsTailLexer.BY), ("without", HmsTailLexer.WITHOUT), ("of", HmsTailLexer.OF),
        ("share", HmsTailLexer.SHARE), ("for", HmsTailLexer.FOR), ("true", HmsTailLexer.TRUE), ("false", HmsTailLexer.FALSE));

    public static FrozenDictionary<string, int> Given { get; } = Table(
        ("for", HmsTailLexer.FOR), ("every", HmsTailLexer.EVERY), ("missing", HmsTailLexer.MISSING),
        ("reset", HmsTailLexer.RESET), ("at", HmsTailLexer.AT));

    public static FrozenDictionary<string, int> Behaviour { get; } = Table(
        ("fails", HmsTailLexer.FAILS), ("times", HmsTailLexer.TIMES), ("takes", HmsTailLexer.TAKES), ("is", HmsTailLexer.IS),
        ("inconclusive", HmsTailLexer.INCONCLUSIVE));

    public static FrozenDictionary<string, int> Expect { get; } = Table(
        ("no", HmsTailLexer.NO), ("tile", HmsTailLexer.TILE), ("at", HmsTailLexer.AT), ("from", HmsTailLexer.FROM), ("to", HmsTailLexer.TO),
        ("never", HmsTailLexer.NEVER), ("within", HmsTailLexer.WITHIN), ("after", HmsTailLexer.AFTER));

    private static FrozenDictionary<string, int> Table(params (string Word, int Type)[] words) =>
        words.ToFrozenDictionary(word => word.Word, word => word.Type, StringComparer.Ordinal);
}
