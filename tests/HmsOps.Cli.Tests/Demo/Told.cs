using HmsOps.Demo;
using HmsOps.Demo.Mail;
using HmsOps.Demo.Story;
using HmsOps.Demo.World;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Playbooks;
using HmsOps.Sdk;
using HmsOps.Sidecar;

namespace HmsOps.Cli.Tests.Demo;

/// <summary>Stories as they should have gone.</summary>
internal static class Told
{
    public static StoryStanding As(DemoEnding ending)
    {
        var hasShifted = ending != DemoEnding.Recovers;
        var isPaged = ending == DemoEnding.Pages;
        var weights = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            [DemoWorld.EastName] = hasShifted ? 50 : 100,
            [DemoWorld.WestName] = hasShifted ? 50 : 0,
        };
        return new StoryStanding(
            Snapshot(hasShifted, isPaged),
            new RegionState(4, 4, 2, 0),
            new RegionState(4, 4, 1, 0),
            weights,
            120,
            1_472,
            0,
            isPaged ? [Mail] : [],
            [new OpsStatistics(1_500, 0, 0, 0, 0, 1, true, null)],
            new SidecarStatistics(600, 9_000, 0, 0, 3, IsDurable: true));
    }

    private static ReceivedMail Mail { get; } = new(
        ["oncall@treasury.gov"],
        "[warning] permitLatencyHigh is firing",
        "Tried:\n 1. run scale — permit-svc: replicas 2 → 4 — succeeded\n 3. run traffic-shift — permit-svc: traffic to us-west 0% → 50% — succeeded");

    private static StorySnapshot Snapshot(bool hasShifted, bool isPaged) => new(
        Seconds(isPaged ? 860 : 700),
        TimeSpan.FromSeconds(35),
        "Permit Latency (P95)",
        isPaged ? TileColor.Red : TileColor.Green,
        isPaged ? 2.5 : 0.15,
        [.. Enumerable.Range(0, 140).Select(i => new TilePoint(Seconds(5 * i), i is > 55 and < 130 ? TileColor.Red : TileColor.Green, i * 0.01))],
        "permitLatencyHigh",
        isPaged ? AlertState.Firing : AlertState.Inactive,
        Seconds(isPaged ? 577 : 665),
        isPaged ? RunOutcome.NotProved : RunOutcome.Resolved,
        HasRunEnded: true,
        isPaged,
        [
            new PlaybookStep("run scale --service permit-svc --factor 2", Seconds(577), StepState.Success, "permit-svc: replicas 2 → 4", "4 of 4 replicas are up"),
            new PlaybookStep("wait 2m", Seconds(580), hasShifted ? StepState.Success : StepState.Abandoned, null, ""),
            hasShifted
                ? new PlaybookStep("run traffic-shift --to us-west", Seconds(700), StepState.Success, "permit-svc: traffic to us-west 0% → 50%", "")
                : new PlaybookStep("run traffic-shift --to us-west", null, null, null, ""),
            new PlaybookStep("notify oncall@treasury.gov", isPaged ? Seconds(701) : null, isPaged ? StepState.Success : null, null, ""),
        ],
        [
            new AlertEdge(Seconds(277), AlertState.Pending),
            new AlertEdge(Seconds(577), AlertState.Firing),
            .. isPaged ? (AlertEdge[])[] : [new AlertEdge(Seconds(665), AlertState.Inactive)],
        ],
        [
            new TilePoint(Seconds(15), TileColor.Green, 0.15),
            new TilePoint(Seconds(284), TileColor.Red, 1.02),
            .. isPaged ? (TilePoint[])[] : [new TilePoint(Seconds(670), TileColor.Green, 0.4)],
        ],
        [new StoryEvent(Seconds(577), TimeSpan.FromSeconds(28), StoryEventKind.Step, "run scale --service permit-svc --factor 2 <&>")]);

    private static long Seconds(int seconds) => seconds * EngineTime.Second;
}
