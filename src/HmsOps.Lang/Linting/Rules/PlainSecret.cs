using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4028.</summary>
internal static class PlainSecret
{
    public static LintRule Rule { get; } = new(
        "HMS4028",
        LintLevel.Warning,
        "a secret in plain text",
        "Rules are read, copied, packed and shown; a secret belongs into `hmsops.yaml` as `${env:NAME}` or `${file:PATH}`, where it stays out of packs and logs.",
        lint => lint.Units.SelectMany(unit => unit.Declarations).SelectMany(declaration => declaration.Clauses).SelectMany(Look));

    private static IEnumerable<Diagnostic> Look(ClauseSyntax clause) => clause.Tail switch
    {
        RawTailSyntax raw => OfWords(raw.Words),
        WordTailSyntax word => OfText(Place.Of(word), word.Text),
        PairsTailSyntax pairs => pairs.Pairs.SelectMany(pair => OfText(Place.Of(pair.Value), pair.Value.Text, pair.Name.Text)),
        BlockTailSyntax block => block.Clauses.SelectMany(Look),
        StepsTailSyntax steps => StepWalk.All(steps.Steps).SelectMany(OfStep),
        _ => [],
    };

    private static IEnumerable<Diagnostic> OfStep(StepSyntax step) => step switch
    {
        RunStepSyntax run => OfWords(run.Words),
        CallStepSyntax call => OfWords(call.Words),
        NotifyStepSyntax notify => OfWords(notify.Words),
        _ => [],
    };

    private static IEnumerable<Diagnostic> OfWords(IReadOnlyList<RawWordSyntax> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var option = i > 0 && !words[i - 1].IsQuoted && words[i - 1].Text.StartsWith("--", StringComparison.Ordinal) ? words[i - 1].Text[2..] : "";
            foreach (var diagnostic in OfText(Place.Of(words[i]), words[i].Text, option))
            {
                yield return diagnostic;
            }
        }
    }

    private static IEnumerable<Diagnostic> OfText(Place place, string text, string name = "") =>
        SecretShape.Find(text, name) is { } what ? [PackLintDiagnostics.PlainSecret(place, what)] : [];
}
