using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Walks over steps.</summary>
internal static class StepWalk
{
    /// <summary>All steps, those in blocks, options and unfolded calls too, in the order in which they are written.</summary>
    public static IEnumerable<BoundStep> All(IEnumerable<BoundStep> steps) =>
        steps.SelectMany(step => All(Inner(step)).Prepend(step));

    /// <summary>All steps as written, those in blocks and options too; calls are not followed.</summary>
    public static IEnumerable<StepSyntax> All(IEnumerable<StepSyntax> steps) =>
        steps.SelectMany(step => All(Inner(step)).Prepend(step));

    /// <summary>The blocks of steps of a declaration's clauses, those of levels too.</summary>
    public static IEnumerable<StepsTailSyntax> Blocks(IEnumerable<ClauseSyntax> clauses) => clauses.SelectMany(clause => clause.Tail switch
    {
        StepsTailSyntax steps => [steps],
        BlockTailSyntax block => Blocks(block.Clauses),
        _ => (IEnumerable<StepsTailSyntax>)[],
    });

    private static IEnumerable<BoundStep> Inner(BoundStep step) => step switch
    {
        BoundRunStep run => run.Options.OnFailure,
        BoundCallStep call => call.Steps.Concat(call.Options.OnFailure),
        BoundIfStep branch => branch.Then.Concat(branch.Else),
        BoundParallelStep parallel => parallel.Branches,
        _ => [],
    };

    private static IEnumerable<StepSyntax> Inner(StepSyntax step) => step switch
    {
        RunStepSyntax run => OfOptions(run.Options),
        CallStepSyntax call => OfOptions(call.Options),
        IfStepSyntax branch => branch.Else is { } otherwise ? branch.Then.Steps.Concat(otherwise.Steps) : branch.Then.Steps,
        ParallelStepSyntax parallel => parallel.Branches.Steps,
        _ => [],
    };

    private static IEnumerable<StepSyntax> OfOptions(IEnumerable<ClauseSyntax> options) =>
        options.SelectMany(option => option.Tail is StepsTailSyntax tail ? tail.Steps : []);
}
