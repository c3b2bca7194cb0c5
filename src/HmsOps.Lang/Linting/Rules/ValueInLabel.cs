using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4021.</summary>
internal static partial class ValueInLabel
{
    private static readonly (string What, System.Text.RegularExpressions.Regex Form)[] Forms =
    [
        ("a measurement", Measurement()),
        ("an id", Id()),
        ("a hash", Hash()),
        ("a point in time", Time()),
        ("an address", Address()),
    ];

    public static LintRule Rule { get; } = new(
        "HMS4021",
        LintLevel.Warning,
        "a value in a label",
        "Labels say whose alert it is, and those who are told are chosen by them: what changes from one time to the next belongs into `summary`.",
        lint => lint.Units.SelectMany(unit => unit.Declarations).Where(declaration => declaration.Kind != DeclarationTable.Test).SelectMany(Look));

    private static IEnumerable<Diagnostic> Look(DeclarationSyntax declaration)
    {
        foreach (var pair in declaration.Clauses.Select(clause => clause.Tail).OfType<PairsTailSyntax>().SelectMany(tail => tail.Pairs))
        {
            if (Forms.FirstOrDefault(form => form.Form.IsMatch(pair.Value.Text)) is { What: { } what })
            {
                yield return AlertLintDiagnostics.ValueInLabel(Place.Of(pair.Value), pair.Name.Text, pair.Value.Text, what);
            }
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^-?\d+(\.\d+)?\s*(%|ms|us|s|min|h|B|[kMGT]i?B)(/s)?$|^-?\d+\.\d+$")]
    private static partial System.Text.RegularExpressions.Regex Measurement();

    [System.Text.RegularExpressions.GeneratedRegex("^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$")]
    private static partial System.Text.RegularExpressions.Regex Id();

    [System.Text.RegularExpressions.GeneratedRegex(@"^(sha256:)?(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,}$")]
    private static partial System.Text.RegularExpressions.Regex Hash();

    [System.Text.RegularExpressions.GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$")]
    private static partial System.Text.RegularExpressions.Regex Time();

    [System.Text.RegularExpressions.GeneratedRegex(@"^\d{1,3}(\.\d{1,3}){3}(:\d+)?$")]
    private static partial System.Text.RegularExpressions.Regex Address();
}
