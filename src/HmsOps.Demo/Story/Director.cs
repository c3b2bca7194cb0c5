using HmsOps.Engine;
using HmsOps.Engine.Alerts;

namespace HmsOps.Demo.Story;

/// <summary>Brings on each phase at its hour, and sees when the story is over.</summary>
internal sealed class Director(Stage stage, DemoOptions options)
{
    // 75 s at the fastest: with what comes before and after, a story takes less than 90.
    private const double LongestAtFullSpeed = 75;
    private const long Afterglow = 40 * EngineTime.Second;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Plays until the story is over, or for as long as one may take.</summary>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        var longest = TimeSpan.FromSeconds(LongestAtFullSpeed * DemoOptions.MaxSpeed / options.Speed);
        var began = options.Time.GetTimestamp();
        var phases = new Queue<StoryPhase>(StoryScript.Of(options.Ending));
        long? over = null;
        while (options.Time.GetElapsedTime(began) < longest)
        {
            var story = stage.Log.Snapshot();
            while (phases.TryPeek(out var phase) && story.Now >= phase.At * EngineTime.Second)
            {
                phases.Dequeue();
                stage.Log.Tell(phase.Caption);
                phase.Change?.Invoke(stage.World);
                stage.World.Citizens.Count = phase.Citizens;
            }

            over ??= IsOver(story) ? story.Now : null;
            if (over is { } end && story.Now >= end + Afterglow)
            {
                return;
            }

            await Task.Delay(Glance, options.Time, cancellation).ConfigureAwait(false);
        }
    }

    private bool IsOver(StorySnapshot story) => options.Ending == DemoEnding.Pages
        ? story.HasRunEnded
        : story.HasRunEnded && (story.IsPaged || story is { State: AlertState.Inactive, Color: TileColor.Green });
}
