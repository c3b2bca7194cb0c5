using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Linting;

/// <summary>Runs the lint rules over a pack.</summary>
internal static class Linter
{
    // Fewer are looked at sooner than other threads begin.
    private const int ManyAlerts = 500;

    /// <summary>Reports what the rules find, rule by rule; of a rule and a place once.</summary>
    /// <param name="program">A pack that is free of errors: only then is it known what is used and what is not.</param>
    /// <param name="units">Its files.</param>
    /// <param name="environment">Verbs, notifiers and the length of a tick.</param>
    /// <param name="options">Rules that are off there do not look.</param>
    /// <param name="report">Takes diagnostics.</param>
    public static void Run(
        BoundProgram program, IReadOnlyList<CompilationUnitSyntax> units, CompilationEnvironment environment, LintOptions options, Action<Diagnostic> report)
    {
        var context = new LintContext(program, units, environment);
        var told = new HashSet<(SourceText, TextSpan)>();
        var rules = LintTable.Rules.Where(rule => !options.IsOff(rule.Code)).ToArray();
        var found = new Diagnostic[rules.Length][];
        Side.BySide(rules.Length, program.Alerts.Length >= ManyAlerts, at => found[at] = [.. rules[at].Look(context)]);
        foreach (var (rule, diagnostics) in rules.Zip(found))
        {
            told.Clear();
            foreach (var diagnostic in diagnostics)
            {
                if (told.Add((diagnostic.Source, diagnostic.Span)))
                {
                    report(diagnostic with { Severity = rule.Severity });
                }
            }
        }
    }
}
