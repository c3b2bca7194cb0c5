using System.Collections.Frozen;

namespace HmsOps.Lang.Syntax;

/// <summary>Words of the language that this version does not know yet: they get an answer of their own. A word leaves this table when its row comes.</summary>
internal static class LaterWords
{
    private static readonly FrozenSet<string> Declarations = FrozenSet.ToFrozenSet(
        ["slo", "dashboard", "probe", "synthetic", "playbook", "schedule", "limit", "service", "let", "import", "language"]);

    private static readonly FrozenSet<string> Steps = FrozenSet.ToFrozenSet(
        ["call", "if", "else", "parallel", "approve", "let", "wait until"]);

    private static readonly FrozenDictionary<string, FrozenSet<string>> Clauses = new Dictionary<string, FrozenSet<string>>
    {
        ["metric"] = FrozenSet.ToFrozenSet(["labels", "owner"]),
        ["alert"] = FrozenSet.ToFrozenSet(
        [
            "info", "warning", "critical", "only when", "depends on", "without", "during", "expect", "stale", "nodata", "forget", "cooldown",
            "limit", "on clear", "labels", "runbook", "let",
        ]),
        ["tile"] = FrozenSet.ToFrozenSet(["owner", "let"]),
        ["contact"] = FrozenSet.ToFrozenSet(["slack", "pagerduty", "webhook", "alertmanager", "repeat"]),
    }.ToFrozenDictionary();

    public static bool IsDeclaration(string word) => Declarations.Contains(word);

    public static bool IsStep(string words) => Steps.Contains(words);

    /// <summary>True for a clause of a kind; native words (<c>only when</c>) or a YAML key (<c>only-when</c>).</summary>
    public static bool IsClause(DeclarationKind kind, string words) =>
        Clauses.TryGetValue(kind.Word, out var clauses) && (clauses.Contains(words) || clauses.Contains(words.Replace('-', ' ')));

    /// <summary>True where a clause or step of two words begins with this one.</summary>
    public static bool BeginsTwo(string word) => word is "only" or "depends" or "on" or "wait";
}
