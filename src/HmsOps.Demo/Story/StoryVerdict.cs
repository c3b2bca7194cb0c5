using System.Collections.Immutable;
using HmsOps.Demo.World;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Demo.Story;

/// <summary>Whether the story went as its ending says: judged by what happened, in which order, and how it stood at the end.</summary>
internal static class StoryVerdict
{
    private const string OnCall = "oncall@treasury.gov";

    /// <summary>What was not as it should be; empty where all was.</summary>
    public static ImmutableArray<string> Judge(DemoEnding ending, StoryStanding outcome)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        void Expect(bool isSo, string what)
        {
            if (!isSo)
            {
                faults.Add(what);
            }
        }

        var story = outcome.Story;
        ExpectSpike(story, Expect);
        Expect(Step(story, "run scale") is { State: StepState.Success, Intent: "permit-svc: replicas 2 → 4" }, "scale: replicas 2 → 4, verified");
        Expect(outcome.East is { Replicas: 4, Ready: 4 }, "us-east has 4 replicas");
        Expect(outcome.Clients.All(client => client is { Dropped: 0, Refused: 0 }), "no metric was lost");
        Expect(outcome.Sidecar.IsDurable, "the journal was written");
        var hasShifted = ending != DemoEnding.Recovers;
        Expect(outcome.Weights[DemoWorld.WestName] == (hasShifted ? 50 : 0), hasShifted ? "half of the traffic goes to us-west" : "no traffic was moved");
        Expect(
            hasShifted ? Step(story, "run traffic-shift") is { State: StepState.Success } : Step(story, "run traffic-shift") is { StartedAt: null },
            hasShifted ? "traffic-shift: verified" : "traffic-shift was not needed");
        if (hasShifted)
        {
            var wait = Step(story, "run traffic-shift")?.StartedAt - Step(story, "run scale")?.StartedAt;
            Expect(wait >= 2 * EngineTime.Minute && wait < 3 * EngineTime.Minute, "traffic-shift came 2m after scale");
        }

        if (ending == DemoEnding.Pages)
        {
            ExpectPage(outcome, Expect);
        }
        else
        {
            ExpectProof(outcome, Expect);
        }

        return faults.ToImmutable();
    }

    private static void ExpectSpike(StorySnapshot story, Action<bool, string> expect)
    {
        var pending = LastAlert(story, AlertState.Pending);
        var firing = LastAlert(story, AlertState.Firing);
        var red = FirstTile(story, TileColor.Red);
        var green = FirstTile(story, TileColor.Green);
        expect(green < pending, "the tile was green before");
        expect(red < firing, "the tile turned red before the alert fired");
        var held = firing - pending;
        expect(held >= 5 * EngineTime.Minute && held <= 5 * EngineTime.Minute + (10 * EngineTime.Second), "the alert was pending for 5m, then fired");
        var scale = Step(story, "run scale")?.StartedAt;
        expect(scale >= firing && scale <= firing + (10 * EngineTime.Second), "scale began as the alert fired");
    }

    private static void ExpectProof(StoryStanding outcome, Action<bool, string> expect)
    {
        var story = outcome.Story;
        var firing = LastAlert(story, AlertState.Firing);
        expect(story.State == AlertState.Inactive && LastAlert(story, AlertState.Inactive) > firing, "the alert cleared");
        expect(story.Outcome is RunOutcome.Resolved or RunOutcome.Proved, "the playbook ended with the alert resolved");
        expect(story.Color == TileColor.Green, "the tile is green again");
        expect(Step(story, "notify") is { StartedAt: null } && !story.IsPaged && outcome.Mails.IsEmpty, "nobody was paged");
    }

    private static void ExpectPage(StoryStanding outcome, Action<bool, string> expect)
    {
        var story = outcome.Story;
        expect(story.State == AlertState.Firing, "the alert still fires");
        expect(story is { HasRunEnded: true, Outcome: RunOutcome.NotProved }, "the playbook ended without proof");
        expect(story.Color == TileColor.Red, "the tile is red");
        expect(outcome.Mails.Length == 1 && outcome.Mails[0].To.SequenceEqual([OnCall]), $"one mail went to {OnCall}");
        var body = outcome.Mails.IsEmpty ? "" : outcome.Mails[0].Body;
        expect(
            body.Contains("permit-svc: replicas 2 → 4", StringComparison.Ordinal)
                && body.Contains("traffic to us-west 0% → 50%", StringComparison.Ordinal)
                && body.Contains("succeeded", StringComparison.Ordinal),
            "the mail says what was tried and what came of it");
    }

    private static PlaybookStep? Step(StorySnapshot story, string start) =>
        story.Steps.FirstOrDefault(step => step.Text.StartsWith(start, StringComparison.Ordinal));

    private static long? LastAlert(StorySnapshot story, AlertState state) =>
        story.AlertEdges.Where(edge => edge.State == state).Select(edge => (long?)edge.Time).LastOrDefault();

    private static long? FirstTile(StorySnapshot story, TileColor color) =>
        story.TileEdges.Where(edge => edge.Color == color).Select(edge => (long?)edge.Time).FirstOrDefault();
}
