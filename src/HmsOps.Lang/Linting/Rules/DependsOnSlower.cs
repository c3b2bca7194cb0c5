using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4031.</summary>
internal static class DependsOnSlower
{
    public static LintRule Rule { get; } = new(
        "HMS4031",
        LintLevel.Warning,
        "an alert that depends on a slower one",
        "An alert holds others back only once it fires itself: with a longer `for` it does so too late, and both fire.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        var alerts = lint.Program.Alerts.ToLookup(alert => alert.Name, StringComparer.Ordinal);
        foreach (var alert in lint.Program.Alerts.Where(alert => !alert.DependsOn.IsEmpty))
        {
            var names = lint.Syntax.Clause(alert, "depends on")?.Tail as NamesTailSyntax;
            foreach (var other in alert.DependsOn.SelectMany(name => alerts[name]))
            {
                var (own, others) = (ExpressionCollector.Fires(alert).MinBy(held => held.For), ExpressionCollector.Fires(other).MinBy(held => held.For));
                if (own is null || others is null || others.For <= own.For)
                {
                    continue;
                }

                var name = names?.Names.FirstOrDefault(name => name.Text == other.Name);
                var written = LintText.Duration(others.For);
                var fix = lint.Syntax.Held(own) is { For: { } duration } ? Report.Write(duration.Span, written) : null;
                yield return AlertLintDiagnostics.DependsOnSlower(
                    name is null ? lint.NameOf(alert) : Place.Of(name), other.Name, written, LintText.Duration(own.For), fix).With(Place.Of(others), $"`{other.Name}` is here");
            }
        }
    }
}
