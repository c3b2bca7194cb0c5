using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HmsOps.Lang.Syntax;

/// <summary>The rows of one block, found by their words or keys: those of a kind, of a level, of a step's options, the steps.</summary>
internal sealed class ClauseSet
{
    private static readonly FrozenDictionary<string, DeclarationKind> KindWords =
        DeclarationTable.Kinds.ToFrozenDictionary(kind => kind.Word, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ClauseSet> Kinds = DeclarationTable.Kinds.ToFrozenDictionary(
        kind => kind.Word, kind => new ClauseSet(kind.Word, kind.Form == DeclarationForm.Value ? [] : kind.Clauses), StringComparer.Ordinal);

    private static readonly FrozenDictionary<object, ClauseSet> Blocks = DeclarationTable.Kinds.SelectMany(kind => kind.Clauses)
        .Where(row => !row.Block.IsEmpty).Distinct(ReferenceEqualityComparer.Instance).Cast<ClauseRow>()
        .ToFrozenDictionary(object (row) => row, row => new ClauseSet(row.Head, row.Block), ReferenceEqualityComparer.Instance);

    private readonly ImmutableArray<string> _orderedKeys;
    private readonly FrozenDictionary<string, ClauseRow> _keys;
    private readonly FrozenDictionary<string, ClauseRow>.AlternateLookup<ReadOnlySpan<char>> _heads;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _firstOfTwo;

    private ClauseSet(string owner, ImmutableArray<ClauseRow> rows)
    {
        Owner = owner;
        Open = rows.FirstOrDefault(row => row.IsOpen);
        var written = rows.Where(row => !row.IsOpen && !row.IsInHead).ToArray();
        Heads = [.. written.Select(row => row.Head)];
        _heads = written.ToFrozenDictionary(row => row.Head, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _firstOfTwo = FrozenSet.ToFrozenSet(Heads.Where(head => head.Contains(' ')).Select(head => head[..head.IndexOf(' ')]), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _orderedKeys = [.. rows.Where(row => !row.IsOpen).Select(KeyOf)];
        _keys = rows.Where(row => !row.IsOpen).ToFrozenDictionary(KeyOf, StringComparer.Ordinal);
    }

    /// <value>The steps of a playbook.</value>
    public static ClauseSet Steps { get; } = new("then", DeclarationTable.Steps);

    /// <value>What may stand in the block behind <c>run</c> and <c>call</c>.</value>
    public static ClauseSet Options { get; } = new("run", DeclarationTable.StepOptions);

    /// <value>A block whose words are all the author's own.</value>
    public static ClauseSet None { get; } = new("", []);

    /// <value>Whose rows they are: the word of a kind, a clause or a step.</value>
    public string Owner { get; }

    /// <value>The row that takes any word, or null.</value>
    public ClauseRow? Open { get; }

    /// <value>The words of all rows but the open one, as written natively.</value>
    public ImmutableArray<string> Heads { get; }

    /// <value>The keys of all rows but the open one.</value>
    public ImmutableArray<string> Keys => _orderedKeys;

    /// <summary>The rows of a kind's block.</summary>
    public static ClauseSet Of(DeclarationKind kind) => Kinds[kind.Word];

    /// <summary>The rows of a clause's own block.</summary>
    public static ClauseSet Of(ClauseRow row) => Blocks[row];

    /// <summary>The kind of a word, or null.</summary>
    public static DeclarationKind? KindOf(ReadOnlySpan<char> word) =>
        KindWords.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var kind) ? kind : null;

    /// <summary>A row's YAML key: of a declaration inside another one the plural, since YAML has a list of them.</summary>
    public static string KeyOf(ClauseRow row) =>
        row.Tail == TailKind.Declaration ? KindWords[row.Inner].Plurals[0] : row.Key;

    /// <summary>The row that begins with these words, or null; the open row is not looked at.</summary>
    public ClauseRow? Find(ReadOnlySpan<char> words) => _heads.TryGetValue(words, out var row) ? row : null;

    /// <summary>The row of a YAML key, or null; the open row is not looked at.</summary>
    public ClauseRow? FindKey(string key) => _keys.GetValueOrDefault(key);

    /// <summary>True where a row of two words begins with this one.</summary>
    public bool BeginsTwo(ReadOnlySpan<char> word) => _firstOfTwo.Contains(word);
}
