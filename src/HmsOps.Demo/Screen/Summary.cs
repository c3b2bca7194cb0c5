using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Demo.Story;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;

namespace HmsOps.Demo.Screen;

/// <summary>The end of the story in a few lines of plain text.</summary>
internal static class Summary
{
    public static IEnumerable<string> Lines(DemoEnding ending, StoryStanding standing, ImmutableArray<string> faults)
    {
        var story = standing.Story;
        yield return faults.IsEmpty ? $"The story went as it should: {Moral(ending)}" : "The story did not go as it should:";
        foreach (var fault in faults)
        {
            yield return $"  not so: {fault}";
        }

        yield return "";
        foreach (var line in Course(story))
        {
            yield return line;
        }

        yield return "";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{standing.Answered:N0} forms taken, {standing.TurnedAway:N0} turned away; {standing.Clients.Sum(client => client.Observations):N0} observations, {standing.Clients.Sum(client => client.Dropped):N0} dropped; {standing.Sidecar.Batches:N0} batches, {standing.Sidecar.TicksLate:N0} late ticks; {StoryClock.Elapsed(story.Now)} of the evening in {story.Real.TotalSeconds:0.0} s.");
        yield return standing.Mails.IsEmpty ? "Nobody was paged." : $"Mails sent: {standing.Mails.Length}.";
        foreach (var mail in standing.Mails)
        {
            yield return "";
            yield return $"To: {string.Join(", ", mail.To)}";
            yield return $"Subject: {mail.Subject}";
            yield return "";
            foreach (var line in mail.Body.Split('\n'))
            {
                yield return "  " + line;
            }
        }
    }

    private static IEnumerable<string> Course(StorySnapshot story)
    {
        var tiles = story.TileEdges.Select(edge => (edge.Time, What: $"tile {edge.Color.ToString().ToLowerInvariant()}"));
        var alerts = story.AlertEdges.Select(edge => (edge.Time, What: $"alert {Word(edge.State)}"));
        var steps = story.Steps.Where(step => step.StartedAt is not null)
            .Select(step => (step.StartedAt.GetValueOrDefault(), $"{step.Text} — {step.Intent ?? step.Detail}".TrimEnd(' ', '—')));
        return tiles.Concat(alerts).Concat(steps).OrderBy(line => line.Item1)
            .Select(line => At(line.Item1, story, line.Item2))
            .Concat(story.Steps.Where(step => step.StartedAt is null).Select(step => $"  {"–",14}                   not needed: {step.Text}"));
    }

    private static string Moral(DemoEnding ending) => ending switch
    {
        DemoEnding.Recovers => "twice the replicas were enough, and nobody was woken.",
        DemoEnding.Pages => "nothing helped, and the page says what was tried.",
        _ => "twice the replicas were not enough, the other region was, and nobody was woken.",
    };

    private static string Word(AlertState state) => state switch
    {
        AlertState.NoDataIdle or AlertState.NoDataOpen => "no data",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static string At(long time, StorySnapshot story, string what)
    {
        var real = story.Now > 0 ? story.Real * ((double)time / story.Now) : TimeSpan.Zero;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {StoryClock.Text(time),14}  +{StoryClock.Elapsed(time),-6} {real.TotalSeconds,5:0.0} s  {what}");
    }
}
