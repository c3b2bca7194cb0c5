using HmsOps.Demo.Story;
using Spectre.Console;

namespace HmsOps.Demo.Screen;

/// <summary>A screen that moves.</summary>
internal sealed class LiveView(IAnsiConsole console, double speed) : IStoryView
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);

    public async Task ShowAsync(Func<StoryStanding> standing, Task play)
    {
        var events = Math.Max(4, console.Profile.Height - Board.LeastHeight + 4);
        await console.Live(Board.Of(standing(), speed, events)).AutoClear(false).StartAsync(async context =>
        {
            while (!play.IsCompleted)
            {
                await Task.WhenAny(play, Task.Delay(Frame)).ConfigureAwait(false);
                context.UpdateTarget(Board.Of(standing(), speed, events));
                context.Refresh();
            }
        }).ConfigureAwait(false);
        await play.ConfigureAwait(false);
    }
}
