using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Linting;

/// <summary>Runs the lint rules over a pack.</summary>
internal static class Linter
{
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
        foreach (var rule in LintTable.Rules.Where(rule => !options.IsOff(rule.Code)))
        {
            told.Clear();
            foreach (var diagnostic in rule.Look(context))
            {
                if (told.Add((diagnostic.Source, diagnostic.Span)))
                {
                    report(diagnostic with { Severity = rule.Severity });
                }
            }
        }
    }
}
