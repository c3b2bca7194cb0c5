using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>test</c> declarations.</summary>
internal sealed class TestBinder(BindingContext context, DeclarationIndex index, TargetBinder targets)
{
    private const long LatestApproval = 10 * DurationBinder.Longest;

    private readonly ExpectBinder _expectations = new(context, index, targets);
    private readonly GivenStepBinder _steps = new(context);
    private readonly Lazy<SortedSet<string>> _groups = new(() => new(
        index.All.SelectMany(declaration => StepWalk.Blocks(declaration.Clauses)).SelectMany(block => StepWalk.All(block.Steps)).OfType<ApproveStepSyntax>().Select(step => step.Group.Text),
        StringComparer.Ordinal));

    /// <summary>The test, or null after diagnostics.</summary>
    public BoundTest? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, context.Report);
        var start = 0L;
        var given = new GivenSeriesBinder(context);
        var series = new List<BoundGivenSeries>();
        var steps = new List<GivenStep>();
        var approvals = new List<BoundApproval>();
        var expectations = new List<BoundExpectation>();
        var lets = context.Scopes.Of(declaration);
        foreach (var clause in declaration.Clauses)
        {
            isRight &= clause.Tail switch
            {
                StartTailSyntax tail => StartBinder.Bind(tail, context.Report) is { } time && Set(ref start, time),
                GivenSeriesTailSyntax tail => Add(series, given.Bind(tail)),
                GivenStepTailSyntax tail => Add(steps, _steps.Bind(tail)),
                GivenApprovalTailSyntax tail => Add(approvals, Approval(tail)),
                ExpectTailSyntax tail => Add(expectations, _expectations.Bind(tail, lets)),
                _ => false,
            };
        }

        return isRight
            ? new(declaration.Source, declaration.Span, declaration.Name.Text, start, [.. series], [.. steps], [.. approvals], [.. expectations])
            : null;
    }

    private BoundApproval? Approval(GivenApprovalTailSyntax tail)
    {
        var at = DurationBinder.Bind(tail.At, "`at`", 0, LatestApproval, context.Report);
        if (!_groups.Value.Contains(tail.Group.Text))
        {
            context.Report(DeclarationDiagnostics.NobodyAsked(Place.Of(tail.Group), tail.Group.Text, NearName.Of(tail.Group.Text, _groups.Value)));
            return null;
        }

        return at is { } time ? new(tail.Source, tail.Span, tail.Group.Text, time) : null;
    }

    private static bool Set(ref long variable, long value)
    {
        variable = value;
        return true;
    }

    private static bool Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
        {
            list.Add(item);
        }

        return item is not null;
    }
}
