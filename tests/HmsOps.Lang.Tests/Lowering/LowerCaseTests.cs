using HmsOps.Lang.Lowering;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Lowering;

public class LowerCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("lower");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rules_lower_to_the_plan(Case @case)
    {
        var compilation = RuleCompiler.Compile([new SourceText("case.hmsrule", @case.Input)], CompilationEnvironment.Default, "case");
        Assert.True(compilation.Plan is not null, string.Join('\n', compilation.Diagnostics.Select(diagnostic => diagnostic.Message)));
        CaseFiles.Check(@case, PlanPrinter.Print(compilation.Plan));
    }
}
