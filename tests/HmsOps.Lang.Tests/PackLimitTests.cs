using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests;

/// <summary>What the files of a pack may have together, in both spellings.</summary>
public sealed class PackLimitTests
{
    [Theory]
    [InlineData("hmsrule", "contact c{0} {{ email a@b.c }}\n", 50_001)]
    [InlineData("yaml", "contact: c{0}\nemail: a@b.c\n---\n", 150_001)]
    public void Declarations_past_the_limit_are_one_error(string extension, string declaration, int line)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        var half = SyntaxLimits.Declarations / 2;
        SourceText[] files = [File(0, half), File(half, half + 2)];
        var compilation = RuleCompiler.Compile(files, CompilationEnvironment.Default, "case");
        Assert.Equal(
            [$"b.{extension}:{line}:1: error HMS0051: with this the pack has more than 100,000 declarations: make several packs of it"],
            compilation.Diagnostics.Select(DiagnosticText.Render));
        Assert.Equal(SyntaxLimits.Declarations, compilation.Program.Contacts.Length);

        SourceText File(int from, int count) => new(
            $"{(from == 0 ? "a" : "b")}.{extension}",
            string.Concat(Enumerable.Range(from, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, declaration, i))));
    }

    [Theory]
    [InlineData("hmsrule", "contact c{0} {{ email a@b.c }}\nx {{ }}\n", 1_500)]
    [InlineData("yaml", "contact: c{0}\nemail: a@b.c\nemail: x\n---\n", 1_500)]
    public void Diagnostics_past_the_cap_are_one_line(string extension, string declaration, int count)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        var text = string.Concat(Enumerable.Range(0, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, declaration, i)));
        var diagnostics = RuleCompiler.Compile([new SourceText("a." + extension, text)], CompilationEnvironment.Default, "case").Diagnostics;
        Assert.Equal(DiagnosticBag.Cap + 1, diagnostics.Length);
        Assert.Equal(("HMS0050", DiagnosticSeverity.Error), (diagnostics[^1].Code, diagnostics[^1].Severity));
        Assert.StartsWith($"{count - DiagnosticBag.Cap:N0} more are not shown", diagnostics[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_is_as_bad_as_the_worst_that_is_not_shown()
    {
        var bag = new DiagnosticBag();
        var source = new SourceText("a.hmsrule", "x");
        foreach (var i in Enumerable.Range(0, DiagnosticBag.Cap + 2))
        {
            bag.Add(new Diagnostic("HMS4001", i == DiagnosticBag.Cap ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, source, default, "hm"));
        }

        Assert.Equal(DiagnosticSeverity.Warning, bag.ToSorted()[^1].Severity);
        Assert.False(bag.HasErrors);
    }
}
