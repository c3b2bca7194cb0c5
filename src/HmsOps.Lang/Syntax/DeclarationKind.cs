using System.Collections.Immutable;

namespace HmsOps.Lang.Syntax;

/// <summary>A row of the declaration table: a kind of declaration.</summary>
/// <param name="Word">The word that begins it, and its YAML key.</param>
/// <param name="Plurals">YAML keys of a list of it, whose items carry <c>name:</c>.</param>
/// <param name="Name">What its name may be.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Clauses">Its clauses, in the order of the reference.</param>
public sealed record DeclarationKind(
    string Word, ImmutableArray<string> Plurals, NameForm Name, string Summary, ImmutableArray<ClauseRow> Clauses)
{
    /// <summary>The clause that begins with these words (<c>only when</c>), or null.</summary>
    public ClauseRow? Find(string words) => Clauses.FirstOrDefault(row => string.Equals(row.Head, words, StringComparison.Ordinal));

    /// <summary>The clause of a YAML key (<c>only-when</c>), or null.</summary>
    public ClauseRow? FindKey(string key) => Clauses.FirstOrDefault(row => string.Equals(row.Key, key, StringComparison.Ordinal));
}

/// <summary>A row of the declaration table: a clause or a step.</summary>
/// <param name="Head">The words that begin it: <c>only when</c>.</param>
/// <param name="Tail">What follows them.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Example">It, as written natively; every example is compiled by a test.</param>
public sealed record ClauseRow(string Head, TailKind Tail, string Summary, string Example)
{
    /// <value>True where a declaration without it is an error.</value>
    public bool IsRequired { get; init; }

    /// <value>True where it may stand several times; a list in YAML.</value>
    public bool Repeats { get; init; }

    /// <value>For <see cref="TailKind.Word"/>: the words allowed.</value>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <value>Its YAML key: the head's words joined by hyphens.</value>
    public string Key => Head.Replace(' ', '-');
}

/// <summary>What may follow a clause's words: the entry rule by which both readers parse it.</summary>
public enum TailKind
{
    /// <summary>A condition and its <c>for</c>.</summary>
    Held,

    /// <summary>A condition or a number.</summary>
    Expression,
    Duration,

    /// <summary>One of the row's words.</summary>
    Word,

    /// <summary>A string; in YAML the scalar's text.</summary>
    Text,

    /// <summary>A unit of the unit table.</summary>
    Unit,

    /// <summary>A list of labels, or <c>*</c>.</summary>
    Labels,

    /// <summary>Raw words.</summary>
    Raw,

    /// <summary>A block of steps; in YAML a list.</summary>
    Steps,

    /// <summary>A test's date, time and zone.</summary>
    Start,

    /// <summary>A test's series, or a step's behaviour.</summary>
    Given,

    /// <summary>A test's expectation.</summary>
    Expect,
}

/// <summary>What a declaration's name may be.</summary>
public enum NameForm
{
    /// <summary>A path or a string.</summary>
    Any,

    /// <summary>A path.</summary>
    Path,

    /// <summary>A string.</summary>
    String,
}
