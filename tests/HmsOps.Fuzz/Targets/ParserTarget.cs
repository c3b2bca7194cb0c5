using HmsOps.Lang;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Linting;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Tests.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Fuzz.Targets;

/// <summary>Reading, binding, lint and lowering of one file: whatever it holds, they end, throw nothing, and place everything inside it.</summary>
internal sealed record ParserTarget(string Name, string Path) : FuzzTarget(Name)
{
    // Walking through properties is slower than what is looked at.
    private const int LongestWalk = 20_000;
    private const int MostDiagnostics = 1_001;

    /// <inheritdoc/>
    public override object Run(byte[] input)
    {
        var bag = new DiagnosticBag();
        var source = Decode(Path, input, bag);
        var compilation = RuleCompiler.Compile([source], CompilationEnvironment.Default, "p", lint: LintOptions.Default);
        _ = compilation.Runnable;
        return compilation;
    }

    /// <inheritdoc/>
    public override bool Check(object outcome)
    {
        var compilation = (Compilation)outcome;
        foreach (var unit in compilation.Units.Where(unit => unit.Source.Text.Length <= LongestWalk))
        {
            var length = unit.Source.Text.Length;
            foreach (var node in SyntaxNodes.All(unit))
            {
                Inside(node.Span, length, node.GetType().Name);
            }
        }

        Assert.True(compilation.Diagnostics.Length <= MostDiagnostics, "too many diagnostics:");
        foreach (var diagnostic in compilation.Diagnostics)
        {
            var text = diagnostic.Source.Text;
            Inside(diagnostic.Span, text.Length, diagnostic.Code);
            foreach (var related in diagnostic.Related)
            {
                Inside(related.Span, related.Source.Text.Length, diagnostic.Code);
            }

            DiagnosticText.RenderWithSource(diagnostic);
            foreach (var fix in diagnostic.Fixes)
            {
                foreach (var edit in fix.Edits)
                {
                    Inside(edit.Span, text.Length, diagnostic.Code);
                }

                fix.ApplyTo(text);
            }
        }

        return true;
    }

    private static void Inside(TextSpan span, int length, string what) =>
        Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= length, $"{what} outside of the file:\n{span} of {length}");
}
