using System.Globalization;
using HmsOps.Demo.Story;
using HmsOps.Engine;

namespace HmsOps.Demo.Screen;

/// <summary>A line for each event, and one a minute of the evening for how it stands.</summary>
internal sealed class PlainView(TextWriter writer) : IStoryView
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);
    private int _shown;
    private long _nextMinute;

    public async Task ShowAsync(Func<StoryStanding> standing, Task play)
    {
        while (!play.IsCompleted)
        {
            await Task.WhenAny(play, Task.Delay(Frame)).ConfigureAwait(false);
            await WriteAsync(standing()).ConfigureAwait(false);
        }

        await WriteAsync(standing()).ConfigureAwait(false);
        await play.ConfigureAwait(false);
        await writer.WriteLineAsync().ConfigureAwait(false);
    }

    private async Task WriteAsync(StoryStanding standing)
    {
        var story = standing.Story;
        for (; _shown < story.Events.Length; _shown++)
        {
            var happened = story.Events[_shown];
            await WriteAsync(happened.Time, happened.Kind.ToString().ToLowerInvariant(), happened.Text).ConfigureAwait(false);
        }

        if (story.Now >= _nextMinute)
        {
            _nextMinute = (story.Now / EngineTime.Minute * EngineTime.Minute) + EngineTime.Minute;
            var value = story.Value is { } p95 ? string.Create(CultureInfo.InvariantCulture, $"p95 {p95:0.00} s") : "no data";
            var shares = string.Join(", ", standing.Weights.Select(weight => $"{weight.Key} {weight.Value}%"));
            await WriteAsync(
                story.Now,
                "now",
                $"tile {story.Color.ToString().ToLowerInvariant()}, {value}; {standing.East.Ready} replicas, {standing.East.Waiting} waiting; {shares}").ConfigureAwait(false);
        }

        await writer.FlushAsync().ConfigureAwait(false);
    }

    private Task WriteAsync(long time, string kind, string text) =>
        writer.WriteLineAsync($"{StoryClock.Text(time),13}  {kind,-5}  {text}");
}
