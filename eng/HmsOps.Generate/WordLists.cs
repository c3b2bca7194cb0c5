using System.Text.RegularExpressions;
using HmsOps.Lang.Reference;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Generate;

/// <summary>The words of the language, by the names that the templates use: <c>@kinds@</c>.</summary>
internal static partial class WordLists
{
    private static readonly IEnumerable<ClauseRow> Clauses = DeclarationTable.Kinds
        .SelectMany(kind => kind.Clauses)
        .Concat(DeclarationTable.Kinds.SelectMany(kind => kind.Clauses).SelectMany(row => row.Block))
        .Concat(DeclarationTable.StepOptions)
        .Where(row => !row.IsOpen && !row.IsInHead);

    private static readonly IEnumerable<ClauseRow> Statements = Clauses.Concat(DeclarationTable.Steps);

    /// <summary>All lists.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["kinds"] = Sorted(DeclarationTable.Kinds.Select(kind => kind.Word)),
        ["plurals"] = Sorted(DeclarationTable.Kinds.SelectMany(kind => kind.Plurals)),
        // Other tools' files have these keys too, with other shapes; a list under them is not taken for ours by its key alone.
        ["ownplurals"] = Sorted(DeclarationTable.Kinds.SelectMany(kind => kind.Plurals).Except(["services", "imports", "limits", "tests", "metrics"])),
        ["clauses"] = Sorted(Statements.Select(row => row.Head)),
        ["steps"] = Sorted(DeclarationTable.Steps.Select(row => row.Head)),
        ["stepwords"] = Sorted(DeclarationTable.Steps.Where(row => row.Tail is not (TailKind.Raw or TailKind.If or TailKind.Let)).Select(row => row.Head)),
        ["raw"] = Sorted(Statements
            .GroupBy(row => row.Head)
            .Where(rows => rows.All(row => row.Tail == TailKind.Raw) && rows.Key is not ("run" or "call"))
            .Select(rows => rows.Key)),
        ["commands"] = Sorted(DeclarationTable.Steps.Where(row => row.Head is "run" or "call").Select(row => row.Head)),
        ["expressions"] = Sorted(Statements.Where(row => IsExpression(row.Tail)).Select(row => row.Head)),
        ["words"] = Sorted(Statements.SelectMany(row => row.Words)),
        ["wordclauses"] = Sorted(Statements.Where(row => !row.Words.IsEmpty).Select(row => row.Head)),
        ["lists"] = Sorted(DeclarationTable.Kinds.SelectMany(kind => kind.Clauses)
            .Where(row => !row.IsOpen && (row.Repeats || row.Tail == TailKind.Parameters) && row.Tail != TailKind.Declaration)
            .Select(row => row.Head)),
        ["levels"] = Sorted(Statements.Where(row => row.Tail == TailKind.Block).Select(row => row.Head)),
        ["readings"] = [.. Sorted(ReadingTable.Rows.Select(row => row.Name).Concat(ReadingTable.SloReadings.Select(row => row.Name)))],
        ["functions"] = Sorted(FunctionTable.Rows.Select(row => row.Name)),
        ["units"] = Sorted(UnitTable.Rows.Select(row => row.Text).Where(text => char.IsLetter(text[0]))),
        ["per"] = Sorted(UnitTable.PerWords),
        ["reserved"] = Sorted(Precedence.Reserved.Except(["true", "false", "for"])),
        ["verbs"] = Sorted(VerbTable.Rows.Select(verb => verb.Name)),
        ["types"] = Sorted(Enum.GetNames<Lang.Binding.ParameterType>().Select(name => name.ToLowerInvariant())),
    };

    /// <summary>Parts of the grammars' regular expressions, written as in JSON.</summary>
    private static readonly Dictionary<string, string> Fragments = new(StringComparer.Ordinal)
    {
        ["segment"] = @"(?:[\\p{L}_][\\p{L}\\p{N}_]*(?:-[\\p{L}\\p{N}_]+)*|`[^`\\n]+`)",
        ["path"] = @"(?:[\\p{L}_*`][\\p{L}\\p{N}_`]*(?:[.-][\\p{L}\\p{N}_`]+)*)",
        ["start"] = @"(?:^|(?<=[;{}]))[ \\t]*",
        ["before"] = @"(?<![\\p{L}\\p{N}_`$.]|[\\p{L}\\p{N}_`]-)",
        ["after"] = @"(?![\\p{L}\\p{N}_`]|[.-][\\p{L}\\p{N}_`])",
        ["reading"] = $@"p(?!00)\\d\\d|p9\\d{{1,2}}[1-9]|{string.Join('|', ReadingTable.Rows.Select(row => row.Name).Concat(ReadingTable.SloReadings.Select(row => row.Name)).Order(StringComparer.Ordinal))}",
    };

    /// <summary>A template with its lists: <c>@kinds@</c> as an alternation of regular expressions, <c>@kinds:key@</c> of YAML keys, <c>@kinds:vim@</c> in Vim's way.</summary>
    /// <exception cref="InvalidDataException">The template names a list that there is not.</exception>
    public static string Fill(string template, string name) => Placeholder().Replace(template, match =>
    {
        if (Fragments.TryGetValue(match.Groups["list"].Value, out var fragment))
        {
            return fragment;
        }

        var words = All.TryGetValue(match.Groups["list"].Value, out var list)
            ? list
            : throw new InvalidDataException($"{name}: there is no list '{match.Value}'");
        return match.Groups["form"].Value switch
        {
            ":key" => Alternatives(words.Select(word => word.Replace(' ', '-'))),
            ":vim" => Alternatives(words.Select(word => word.Replace(" ", @"\s\+", StringComparison.Ordinal)), @"\|"),
            _ => Alternatives(words.Select(word => word.Replace(" ", "[ \\\\t]+", StringComparison.Ordinal))),
        };
    });

    // The longest first: an alternation takes the first that fits.
    private static string Alternatives(IEnumerable<string> words, string or = "|") =>
        string.Join(or, words.OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal));

    private static bool IsExpression(TailKind tail) =>
        tail is TailKind.Held or TailKind.Expression or TailKind.Duration or TailKind.WaitUntil or TailKind.If or TailKind.Let or TailKind.Block
            or TailKind.Given or TailKind.Expect or TailKind.In or TailKind.Retry or TailKind.Approve or TailKind.Instances or TailKind.Hours
            or TailKind.Dates or TailKind.Labels or TailKind.Names or TailKind.Parameters or TailKind.Start;

    private static string[] Sorted(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [GeneratedRegex("@(?<list>[a-z]+)(?<form>:key|:vim)?@", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
