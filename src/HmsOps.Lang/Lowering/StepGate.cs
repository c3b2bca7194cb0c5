using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Lowering;

/// <summary>Finds what of a playbook can't be run.</summary>
internal static class StepGate
{
    /// <summary>The first step that can't, or null.</summary>
    public static (Place Place, string What)? Missing(IEnumerable<BoundStep> steps) =>
        steps.Select(Missing).FirstOrDefault(missing => missing is not null);

    private static (Place Place, string What)? Missing(BoundStep step) => step switch
    {
        BoundRunStep run => Options(run, run.Options) ?? When(run.Arguments.Any(argument => Template.HasPlaces(argument.Text)), run, "a label in an argument"),
        BoundCallStep call => Options(call, call.Options) ?? When(call.Options.Timeout is not null, call, "`timeout` of a call") ?? Missing(call.Steps),
        BoundNotifyStep { Message: { } message } notify when Template.HasPlaces(message) => (Place.Of(notify), "a label in a message"),
        BoundWaitUntilStep => (Place.Of(step), "`wait until`"),
        BoundIfStep => (Place.Of(step), "the step `if`"),
        BoundParallelStep => (Place.Of(step), "`parallel`"),
        BoundApproveStep => (Place.Of(step), "`approve`"),
        _ => null,
    };

    private static (Place Place, string What)? When(bool isMissing, BoundStep step, string what) => isMissing ? (Place.Of(step), what) : null;

    private static (Place Place, string What)? Options(BoundStep step, BoundStepOptions options) =>
        options.Retries > 0 ? (Place.Of(step), "`retry`")
        : !options.OnFailure.IsEmpty ? (Place.Of(step), "`on failure`")
        : null;
}
