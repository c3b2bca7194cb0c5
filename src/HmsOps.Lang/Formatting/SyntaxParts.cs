using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>The parts of a node that stand on lines of their own.</summary>
internal static class SyntaxParts
{
    /// <summary>In order.</summary>
    public static IReadOnlyList<SyntaxNode> Of(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Declarations,
        DeclarationSyntax declaration => declaration.Clauses,
        ClauseSyntax clause => Of(clause.Tail),
        StepsTailSyntax steps => steps.Steps,
        RunStepSyntax run => run.Options,
        CallStepSyntax call => call.Options,
        ParallelStepSyntax parallel => parallel.Branches.Steps,
        IfStepSyntax { Else: { } other } both => [both.Then, other],
        IfStepSyntax one => [one.Then],
        _ => [],
    };

    /// <summary>True for what is a mapping or a list in YAML: a comment at the column of its keys or items belongs to it.</summary>
    public static bool IsMapping(SyntaxNode node) => node is DeclarationSyntax or StepSyntax or StepsTailSyntax or ClauseSyntax { Tail: DeclarationTailSyntax };

    private static IReadOnlyList<SyntaxNode> Of(TailSyntax? tail) => tail switch
    {
        StepsTailSyntax steps => steps.Steps,
        BlockTailSyntax { IsShort: false } block => block.Clauses,
        DeclarationTailSyntax inner => inner.Declaration.Clauses,
        PairsTailSyntax pairs => pairs.Pairs,
        _ => [],
    };
}
