using System.Collections.Frozen;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>The words that an entry rule takes for itself; everywhere else they are names.</summary>
/// <param name="Words">The words and their tokens.</param>
/// <param name="IsExpression">True where conditions and numbers stand: habits from other languages are answered there.</param>
/// <param name="HasAssignment">True where the second token is a <c>=</c> of our own.</param>
internal sealed record TailVocabulary(FrozenDictionary<string, int> Words, bool IsExpression = false, bool HasAssignment = false)
{
    private static readonly (string Word, int Type)[] Operators =
    [
        ("and", HmsTailLexer.AND), ("or", HmsTailLexer.OR), ("not", HmsTailLexer.NOT), ("over", HmsTailLexer.OVER),
        ("ago", HmsTailLexer.AGO), ("by", HmsTailLexer.BY), ("without", HmsTailLexer.WITHOUT), ("of", HmsTailLexer.OF),
        ("share", HmsTailLexer.SHARE), ("for", HmsTailLexer.FOR), ("true", HmsTailLexer.TRUE), ("false", HmsTailLexer.FALSE),
    ];

    private static readonly (string Word, int Type)[] Times =
    [
        ("at", HmsTailLexer.AT), ("from", HmsTailLexer.FROM), ("to", HmsTailLexer.TO), ("never", HmsTailLexer.NEVER), ("within", HmsTailLexer.WITHIN),
    ];

    public static TailVocabulary None { get; } = new(FrozenDictionary<string, int>.Empty);

    public static TailVocabulary Expression { get; } = new(Table(Operators), IsExpression: true);

    public static TailVocabulary Let { get; } = Expression with { HasAssignment = true };

    public static TailVocabulary WaitUntil { get; } = new(Table([.. Operators, ("timeout", HmsTailLexer.TIMEOUT)]), IsExpression: true);

    public static TailVocabulary Retry { get; } = new(Table([("every", HmsTailLexer.EVERY)]));

    public static TailVocabulary Approve { get; } =
        new(Table([("by", HmsTailLexer.BY), ("within", HmsTailLexer.WITHIN), ("at", HmsTailLexer.AT)]));

    public static TailVocabulary In { get; } = new(Table([("in", HmsTailLexer.IN)]));

    public static TailVocabulary Hours { get; } = new(Table([("to", HmsTailLexer.TO)]));

    public static TailVocabulary Given { get; } = new(Table(
    [
        ("for", HmsTailLexer.FOR), ("every", HmsTailLexer.EVERY), ("missing", HmsTailLexer.MISSING),
        ("reset", HmsTailLexer.RESET), ("at", HmsTailLexer.AT),
    ]));

    public static TailVocabulary Behaviour { get; } = new(Table(
    [
        ("fails", HmsTailLexer.FAILS), ("times", HmsTailLexer.TIMES), ("takes", HmsTailLexer.TAKES), ("is", HmsTailLexer.IS),
        ("inconclusive", HmsTailLexer.INCONCLUSIVE),
    ]));

    public static TailVocabulary Expect { get; } = new(Table([.. Times, ("no", HmsTailLexer.NO), ("tile", HmsTailLexer.TILE)]));

    public static TailVocabulary ExpectValue { get; } = new(Table([.. Operators, .. Times]), IsExpression: true);

    private static FrozenDictionary<string, int> Table((string Word, int Type)[] words) =>
        words.ToFrozenDictionary(word => word.Word, word => word.Type, StringComparer.Ordinal);
}
