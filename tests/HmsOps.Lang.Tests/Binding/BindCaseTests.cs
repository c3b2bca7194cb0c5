namespace HmsOps.Lang.Tests.Binding;

public sealed class BindCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("bind");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_means_what_the_case_says(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var compilation = Compiled.Of(Compiled.Files(@case.Input));
        CaseFiles.Check(@case, Compiled.Render(compilation.Diagnostics) + BoundPrinter.Print(compilation.Program));
    }
}
