using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Emit;
using HmsOps.Lang.Explaining;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Explaining;

public class ExplainCaseTests
{
    private const string WithCode = "# with the code\n";

    public static TheoryData<Case> Cases => CaseFiles.Of("explain");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rules_are_explained(Case @case)
    {
        var compilation = RuleCompiler.Compile([new SourceText("case.hmsrule", @case.Input)], CompilationEnvironment.Default, "case");
        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var pack = PackExplainer.Explain(compilation);
        var withCode = @case.Input.StartsWith(WithCode, StringComparison.Ordinal);
        CaseFiles.Check(@case, ExplanationText.Write(pack, pack.Rules, withCode ? PackSource.Of(pack.Plan) : []));
    }
}
