using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Linting.Rules;

namespace HmsOps.Lang.Linting;

/// <summary>All lint rules.</summary>
internal static class LintTable
{
    /// <summary>In order of their codes, which is the order in which they look.</summary>
    public static ImmutableArray<LintRule> Rules { get; } =
    [
        ConstantCondition.Rule,
        PartWithoutEffect.Rule,
        ForShorterThanTick.Rule,
        WindowTooShort.Rule,
        NoFor.Rule,
        ClearOverlapsIf.Rule,
        LevelNeverSeen.Rule,
        AbsentOfUnknown.Rule,
        NobodyTold.Rule,
        StepNeverReached.Rule,
        WaitLongerThanCooldown.Rule,
        ValueInLabel.Rule,
        UnusedLet.Rule,
        UnusedPlaybook.Rule,
        UnusedContact.Rule,
        UnusedSchedule.Rule,
        ServiceWithoutMetrics.Rule,
        HyphenForMinus.Rule,
        PlainSecret.Rule,
        UnusualPercentile.Rule,
        ServicesMerged.Rule,
        DependsOnSlower.Rule,
        SameCondition.Rule,
        LabelOfNoSeries.Rule,
    ];

    /// <summary>Levels at which no rule of this table looks.</summary>
    public static LintOptions AllOff { get; } = Rules.Aggregate(LintOptions.Default, (options, rule) => options.With(rule.Code, LintLevel.Off));
}
