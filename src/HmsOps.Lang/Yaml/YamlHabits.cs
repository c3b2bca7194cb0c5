using System.Collections.Frozen;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Answers what people write by habit of other systems, and what YAML takes for something else.</summary>
internal static class YamlHabits
{
    private const string Expression = "this is a rule of Prometheus; write the condition and how long it is to hold under `if:`, as in `if: CONDITION for 5m`, and the texts of `annotations` in the alert itself";

    private static readonly FrozenDictionary<string, string> ForeignKeys = new Dictionary<string, string>
    {
        ["for"] = "write it at the end of the condition: `if: CONDITION for 5m`",
        ["expr"] = Expression,
        ["annotations"] = "write `summary: …` in the alert itself",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> ForeignAtTop = new Dictionary<string, string>
    {
        ["groups"] = "these are rules of Prometheus; write each as a declaration of its own: `alert: NAME`, and `if: CONDITION for 5m`",
        ["apiVersion"] = "this is an object of Kubernetes; write its rules as declarations: `alert: NAME`, and `if: CONDITION for 5m`",
    }.ToFrozenDictionary();

    /// <summary>Reports a key that the mapping does not have; what belongs to a pasted rule of Prometheus is answered with its expression.</summary>
    public static void UnknownKey(SourceText source, ClauseSet set, YamlMapping mapping, YamlScalar key, Action<Diagnostic> report)
    {
        if (ForeignKeys.ContainsKey(key.Value) && key.Value != "expr" && mapping.Pairs.Any(pair => pair.Key.Value == "expr"))
        {
            return;
        }

        string[] known = [.. set.Keys];
        var near = NearName.Of(key.Value, known);
        if (ForeignKeys.TryGetValue(key.Value, out var remedy))
        {
            report(YamlDiagnostics.ForeignKey(source, key.Span, key.Value, remedy));
        }
        else if (known.Select(set.FindKey).FirstOrDefault(row => row?.Tail == TailKind.Steps) is { } steps && ClauseSet.Steps.FindKey(key.Value) is not null)
        {
            report(SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, $"is a step: it stands in a list under `{steps.Key}:`, as in `- {key.Value}: …`"));
        }
        else if (ClauseSet.KindOf(key.Value) is { } kind)
        {
            var list = known.Select(set.FindKey).FirstOrDefault(row => row?.Inner == kind.Word);
            report(SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, list is null ? OfItsOwn(kind) : $"stands in a list: write `- {kind.Word}: …` under `{ClauseSet.KeyOf(list)}:`"));
        }
        else if (near is null && DeclarationTable.Kinds.FirstOrDefault(other => ClauseSet.Of(other).FindKey(key.Value) is not null) is { } owner)
        {
            report(SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, $"is a key of `{owner.Word}`, not of `{set.Owner}`"));
        }
        else
        {
            report(YamlDiagnostics.UnknownKey(source, key.Span, key.Value, set.Owner, near, known));
        }
    }

    /// <summary>Where a declaration stands whose kind was written as a further key.</summary>
    public static string OfItsOwn(DeclarationKind kind) =>
        $"begins a declaration of its own: {(kind.Plurals.IsEmpty ? "" : $"write a list under `{kind.Plurals[0]}:`, or ")}part the documents by `---`";

    /// <summary>What to write instead of a document that begins with this key, or null.</summary>
    public static string? RemedyAtTop(string key) => ForeignAtTop.GetValueOrDefault(key);

    /// <summary>Reports a step that there is not.</summary>
    public static void UnknownStep(SourceText source, YamlScalar key, Action<Diagnostic> report)
    {
        string[] known = [.. ClauseSet.Steps.Keys];
        report(ClauseSet.Options.FindKey(key.Value) is not null
            ? SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, "is an option of a step: it stands behind the step's own key")
            : SyntaxDiagnostics.UnknownStep(source, key.Span, key.Value, NearName.Of(key.Value, known), known));
    }

    /// <summary>Reports a further key of a step that it does not have.</summary>
    public static void UnknownOption(SourceText source, ClauseRow step, YamlScalar key, string[] known, Action<Diagnostic> report)
    {
        var near = NearName.Of(key.Value, known);
        if (ClauseSet.Steps.FindKey(key.Value) is not null)
        {
            report(SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, "is a step of its own: write `- ` before it"));
        }
        else if (near is null && ClauseSet.Options.FindKey(key.Value) is not null)
        {
            report(SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, $"is an option of `run` and `call`, not of `{step.Key}`"));
        }
        else
        {
            report(YamlDiagnostics.UnknownKey(source, key.Span, key.Value, step.Key, near, known.Length == 0 ? [step.Key] : known));
        }
    }

    /// <summary>True for an empty value behind which YAML hid a comment, which is reported: <c>notify: #ops</c>.</summary>
    public static bool IsComment(SourceText source, YamlScalar scalar, Action<Diagnostic> report)
    {
        if (scalar is not { Form: ScalarForm.Plain, Value: "" })
        {
            return false;
        }

        var at = scalar.Span.Start;
        while (at < source.Text.Length && source.Text[at] is ' ' or '\t')
        {
            at++;
        }

        if (at >= source.Text.Length || source.Text[at] != '#')
        {
            return false;
        }

        var end = source.Text.AsSpan(at).IndexOfAny('\r', '\n');
        var span = TextSpan.FromBounds(at, end < 0 ? source.Text.Length : at + end);
        report(YamlDiagnostics.EatenByYaml(source, span, source.TextOf(span), "a comment"));
        return true;
    }

    /// <summary>What a row's value looks like.</summary>
    public static string ShapeOf(ClauseRow row, string key) => row.Tail switch
    {
        TailKind.Steps => "a list of steps: `- run: …`, `- wait: …`, `- notify: …`",
        TailKind.Labels => $"the labels in one text: `{key}: region, pod`",
        TailKind.Block => $"a condition, or a mapping: `{Example(row, key)}`",
        TailKind.Pairs => $"a mapping of texts: `{Example(row, key)}`",
        TailKind.Parameters => "a list of parameters: `[\"to: text\", \"factor: number = 2\"]`",
        TailKind.Declaration => $"a list, each item with its name: `- {row.Inner}: …`",
        _ when row.IsOpen => $"one text: `{key}: {row.Example[(row.Example.IndexOf(' ', StringComparison.Ordinal) + 1)..]}`",
        _ when row.Repeats => $"a text, or a list of them: `{Example(row, key)}`",
        _ => $"one text: `{Example(row, key)}`; in quotes where it begins with a sign",
    };

    /// <summary>A row's example as YAML, in one line.</summary>
    public static string Example(ClauseRow row, string key) =>
        row.Yaml.Length > 0 && !row.Yaml.Contains('\n', StringComparison.Ordinal) ? row.Yaml
        : row.Tail == TailKind.Block ? $"{key}: {row.Example[row.Head.Length..].Trim()["if ".Length..]}"
        : $"{key}: {row.Example[row.Head.Length..].Trim()}";
}
