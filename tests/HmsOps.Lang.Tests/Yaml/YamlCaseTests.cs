using HmsOps.Lang.Tests.Syntax;

namespace HmsOps.Lang.Tests.Yaml;

public class YamlCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("yaml");

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Yaml_text_reads_as_expected(Case @case) => CaseFiles.Check(@case, TreeText.Read("x.yaml", @case.Input));
}
