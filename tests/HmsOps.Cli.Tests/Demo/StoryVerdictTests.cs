using HmsOps.Demo;
using HmsOps.Demo.Story;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Cli.Tests.Demo;

public sealed class StoryVerdictTests
{
    public static TheoryData<DemoEnding, string, string> Otherwise => new()
    {
        { DemoEnding.Recovers, "no pending", "pending for 5m" },
        { DemoEnding.Recovers, "fires too soon", "pending for 5m" },
        { DemoEnding.Recovers, "never red", "turned red" },
        { DemoEnding.Recovers, "late scale", "scale began" },
        { DemoEnding.Recovers, "unverified scale", "scale: replicas 2 → 4" },
        { DemoEnding.Recovers, "wrong replicas", "us-east has 4 replicas" },
        { DemoEnding.Recovers, "still firing", "the alert cleared" },
        { DemoEnding.Recovers, "mail", "nobody was paged" },
        { DemoEnding.Recovers, "dropped", "no metric was lost" },
        { DemoEnding.Recovers, "dead journal", "the journal was written" },
        { DemoEnding.Shifts, "no shift", "half of the traffic" },
        { DemoEnding.Shifts, "tile red", "green again" },
        { DemoEnding.Pages, "no mail", "one mail went" },
        { DemoEnding.Pages, "empty mail", "what was tried" },
        { DemoEnding.Pages, "cleared", "still fires" },
        { DemoEnding.Pages, "run goes on", "without proof" },
    };

    [Theory]
    [InlineData(DemoEnding.Recovers)]
    [InlineData(DemoEnding.Shifts)]
    [InlineData(DemoEnding.Pages)]
    public void A_story_that_went_as_told_has_no_faults(DemoEnding ending) =>
        Assert.Empty(StoryVerdict.Judge(ending, Told.As(ending)));

    [Theory]
    [InlineData(DemoEnding.Recovers, DemoEnding.Shifts)]
    [InlineData(DemoEnding.Shifts, DemoEnding.Recovers)]
    [InlineData(DemoEnding.Pages, DemoEnding.Shifts)]
    public void One_ending_is_not_another(DemoEnding told, DemoEnding asked) =>
        Assert.NotEmpty(StoryVerdict.Judge(asked, Told.As(told)));

    [Theory]
    [MemberData(nameof(Otherwise))]
    public void What_went_otherwise_is_named(DemoEnding ending, string change, string fault) =>
        Assert.Contains(StoryVerdict.Judge(ending, Change(Told.As(ending), change)), line => line.Contains(fault, StringComparison.Ordinal));

    private static StoryStanding Change(StoryStanding told, string change)
    {
        var story = told.Story;
        return change switch
        {
            "no pending" => told with { Story = story with { AlertEdges = story.AlertEdges.RemoveAt(0) } },
            "fires too soon" => told with { Story = story with { AlertEdges = story.AlertEdges.SetItem(1, new AlertEdge(500 * EngineTime.Second, AlertState.Firing)) } },
            "never red" => told with { Story = story with { TileEdges = story.TileEdges.RemoveAt(1) } },
            "late scale" => told with { Story = story with { Steps = story.Steps.SetItem(0, story.Steps[0] with { StartedAt = 600 * EngineTime.Second }) } },
            "unverified scale" => told with { Story = story with { Steps = story.Steps.SetItem(0, story.Steps[0] with { State = StepState.Inconclusive }) } },
            "wrong replicas" => told with { East = told.East with { Replicas = 8, Ready = 8 } },
            "still firing" => told with { Story = story with { State = AlertState.Firing } },
            "mail" => told with { Mails = Told.As(DemoEnding.Pages).Mails },
            "dropped" => told with { Clients = [told.Clients[0] with { Dropped = 1 }] },
            "dead journal" => told with { Sidecar = told.Sidecar with { IsDurable = false } },
            "no shift" => told with { Weights = new Dictionary<string, int> { ["us-east"] = 100, ["us-west"] = 0 } },
            "tile red" => told with { Story = story with { Color = TileColor.Red } },
            "no mail" => told with { Mails = [] },
            "empty mail" => told with { Mails = [told.Mails[0] with { Body = "" }] },
            "cleared" => told with { Story = story with { State = AlertState.Inactive } },
            "run goes on" => told with { Story = story with { HasRunEnded = false } },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "no such change"),
        };
    }
}
