namespace HmsOps.Lang.Tests.Syntax;

public class GeneratedParserTests
{
    [Fact]
    public void The_grammar_needs_no_prediction()
    {
        var parser = File.ReadAllText(Path.Combine(CaseFiles.Root, "src", "HmsOps.Lang", "Syntax", "Generated", "HmsTailParser.cs"));
        Assert.Contains("Generated from grammar/HmsTailParser.g4", parser, StringComparison.Ordinal);
        Assert.DoesNotContain("AdaptivePredict", parser, StringComparison.Ordinal);
    }
}
