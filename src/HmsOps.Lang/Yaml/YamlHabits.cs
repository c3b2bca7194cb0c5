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

    private static readonly FrozenSet<string> StepOptions = FrozenSet.ToFrozenSet(["retry", "timeout", "on-failure", "then", "else"]);

    /// <summary>Reports a key that the kind does not have; what belongs to a pasted rule of Prometheus is answered with its expression.</summary>
    public static void UnknownKey(SourceText source, DeclarationKind kind, YamlMapping mapping, YamlScalar key, Action<Diagnostic> report)
    {
        if (ForeignKeys.ContainsKey(key.Value) && key.Value != "expr" && mapping.Pairs.Any(pair => pair.Key.Value == "expr"))
        {
            return;
        }

        var known = kind.Clauses.Select(row => row.Key).ToArray();
        if (ForeignKeys.TryGetValue(key.Value, out var remedy))
        {
            report(YamlDiagnostics.ForeignKey(source, key.Span, key.Value, remedy));
        }
        else if (kind.Clauses.FirstOrDefault(row => row.Tail == TailKind.Steps) is { } steps && DeclarationTable.Steps.Any(step => step.Key == key.Value))
        {
            report(SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, $"is a step: it stands in a list under `{steps.Key}:`, as in `- {key.Value}: …`"));
        }
        else if (LaterWords.IsClause(kind, key.Value))
        {
            report(SyntaxDiagnostics.NotYet(source, key.Span, key.Value, known));
        }
        else
        {
            report(YamlDiagnostics.UnknownKey(source, key.Span, key.Value, kind.Word, NearName.Of(key.Value, known), known));
        }
    }

    /// <summary>What to write instead of a document that begins with this key, or null.</summary>
    public static string? RemedyAtTop(string key) => ForeignAtTop.GetValueOrDefault(key);

    /// <summary>Reports a step that there is not.</summary>
    public static void UnknownStep(SourceText source, YamlScalar key, Action<Diagnostic> report)
    {
        var known = DeclarationTable.Steps.Select(step => step.Key).ToArray();
        report(LaterWords.IsStep(key.Value.Replace('-', ' '))
            ? SyntaxDiagnostics.NotYet(source, key.Span, key.Value, known)
            : SyntaxDiagnostics.UnknownStep(source, key.Span, key.Value, NearName.Of(key.Value, known), known));
    }

    /// <summary>Reports a further key of a step.</summary>
    public static void UnknownOption(SourceText source, ClauseRow step, YamlScalar first, YamlScalar key, Action<Diagnostic> report)
    {
        if (StepOptions.Contains(key.Value))
        {
            report(SyntaxDiagnostics.NotYet(source, key.Span, key.Value, []));
        }
        else if (key.Value == first.Value)
        {
            report(YamlDiagnostics.DuplicateKey(source, key.Span, key.Value, first.Span));
        }
        else if (DeclarationTable.Steps.Any(other => other.Key == key.Value))
        {
            report(SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, "is a step of its own: write `- ` before it"));
        }
        else
        {
            report(YamlDiagnostics.UnknownKey(source, key.Span, key.Value, step.Head, null, [step.Head]));
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
    public static string ShapeOf(ClauseRow row) => row.Tail switch
    {
        TailKind.Steps => "a list of steps: `- run: …`, `- wait: …`, `- notify: …`",
        TailKind.Labels => "the labels in one text: `by: region, pod`",
        _ when row.Repeats => $"a text, or a list of them: `{Example(row)}`",
        _ => $"one text: `{Example(row)}`; in quotes where it begins with a sign",
    };

    /// <summary>A row's example as YAML.</summary>
    public static string Example(ClauseRow row) => $"{row.Key}: {row.Example[row.Head.Length..].Trim()}";
}
