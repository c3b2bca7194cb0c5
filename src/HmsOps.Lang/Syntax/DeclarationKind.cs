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
    /// <value>How a declaration goes on behind its name.</value>
    public DeclarationForm Form { get; init; }

    /// <value>A clause whose word is the author's own (<c>max-replicas 20</c> of a limit), or null.</value>
    public ClauseRow? Open => Clauses.FirstOrDefault(row => row.IsOpen);

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

    /// <value>True where the word is the author's own: <c>Head</c> is then only a name for it in the reference.</value>
    public bool IsOpen { get; init; }

    /// <value>True where it is written natively in the declaration's head, not in its block: a playbook's parameters, the value of a <c>let</c>.</value>
    public bool IsInHead { get; init; }

    /// <value>For <see cref="TailKind.Block"/> and <see cref="TailKind.Color"/>: the clauses of the block.</value>
    public ImmutableArray<ClauseRow> Block { get; init; } = [];

    /// <value>For <see cref="TailKind.Declaration"/>: the word of the kind that stands inside.</value>
    public string Inner { get; init; } = "";

    /// <value>What holds without it, for people; empty where there is nothing to say.</value>
    public string Default { get; init; } = "";

    /// <value>The example in YAML where it is not the key and the same text behind it; else empty.</value>
    public string Yaml { get; init; } = "";

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

    /// <summary>A block of clauses (a level); natively also one of them behind the word (<c>warning if COND for D</c>), in YAML the scalar of the first.</summary>
    Block,

    /// <summary><c>auto</c>, or a block of clauses.</summary>
    Color,

    /// <summary>A declaration of another kind inside this one: a dashboard's tile.</summary>
    Declaration,

    /// <summary><c>NAME = X</c>.</summary>
    Let,

    /// <summary>Names, joined by commas.</summary>
    Names,

    /// <summary>A block of <c>label = "value"</c>; in YAML a mapping.</summary>
    Pairs,

    /// <summary><c>LABEL in [a, b]</c>; of an open row <c>in [a, b]</c>, since the label is the clause's word.</summary>
    In,

    /// <summary>A playbook's parameters, in parentheses; in YAML a list.</summary>
    Parameters,

    /// <summary>A number without a unit.</summary>
    Number,

    /// <summary><c>N instances</c>.</summary>
    Instances,

    /// <summary><c>3 every 10s</c>.</summary>
    Retry,

    /// <summary>Days and hours of a schedule.</summary>
    Hours,

    /// <summary>Dates, joined by commas.</summary>
    Dates,

    /// <summary>The step <c>wait until COND timeout D</c>.</summary>
    WaitUntil,

    /// <summary>The step <c>if COND { … } else { … }</c>.</summary>
    If,

    /// <summary>The step <c>approve by GROUP within D</c>.</summary>
    Approve,
}

/// <summary>How a declaration goes on behind its name.</summary>
public enum DeclarationForm
{
    /// <summary>A block of clauses.</summary>
    Block,

    /// <summary>Nothing: <c>import "x"</c>, <c>language 1</c>.</summary>
    Bare,

    /// <summary><c>= X</c>: a <c>let</c>; X is the clause that is in the head.</summary>
    Value,

    /// <summary>Perhaps parameters, then a block of steps: a playbook; both are clauses.</summary>
    Steps,
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

    /// <summary>A path of one segment.</summary>
    Word,

    /// <summary>A whole number.</summary>
    Number,
}
