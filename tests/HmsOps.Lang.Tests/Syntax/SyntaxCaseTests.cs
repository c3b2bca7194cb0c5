namespace HmsOps.Lang.Tests.Syntax;

public class SyntaxCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("syntax");

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Native_text_reads_as_expected(Case @case) => CaseFiles.Check(@case, TreeText.Read("x.hmsrule", @case.Input));
}
