using HmsOps.Demo.Screen;
using HmsOps.Demo.Story;
using HmsOps.Sidecar;
using HmsOps.Steps.Plugins;

namespace HmsOps.Demo;

/// <summary>The tax-day story, live: a little world on loopback, the real sidecar beside it, and a verdict at the end.</summary>
public static class DemoStory
{
    private const int WentAsTold = 0;
    private const int CouldNotBePlayed = 1;
    private const int WentOtherwise = 2;

    /// <summary>Plays the story and cleans up after it.</summary>
    /// <returns>0 where it went as its ending says, 2 where it did not, 1 where it could not be played.</returns>
    /// <exception cref="ArgumentException">The speed is out of range, or the pack is not of one alert and one tile.</exception>
    public static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Speed is not (>= 1 and <= DemoOptions.MaxSpeed))
        {
            throw new ArgumentException($"The speed is from 1 to {DemoOptions.MaxSpeed}.", nameof(options));
        }

        if (options.Pack.Plan is not { Alerts.Length: 1, Tiles.Length: 1 })
        {
            throw new ArgumentException("The story needs a pack of one alert and one tile.", nameof(options));
        }

        var screen = options.Console.Profile;
        var isPlain = options.IsPlain || screen.Width < Board.Width || screen.Height < Board.LeastHeight;
        IStoryView view = isPlain ? new PlainView(screen.Out.Writer) : new LiveView(options.Console, options.Speed);
        try
        {
            return await PlayAsync(options, view, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is PluginException or SidecarException)
        {
            await screen.Out.Writer.WriteLineAsync($"hmsops: the demo can't be played: {failure.Message}").ConfigureAwait(false);
            return CouldNotBePlayed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await screen.Out.Writer.WriteLineAsync("hmsops: the demo was stopped").ConfigureAwait(false);
            return CouldNotBePlayed;
        }
    }

    private static async Task<int> PlayAsync(DemoOptions options, IStoryView view, CancellationToken cancellation)
    {
        StoryStanding standing;
        IReadOnlyList<string> warnings;
        var stage = await Stage.OpenAsync(options, cancellation).ConfigureAwait(false);
        await using (stage.ConfigureAwait(false))
        {
            await view.ShowAsync(stage.Standing, new Director(stage, options).PlayAsync(cancellation)).ConfigureAwait(false);
            await stage.SettleAsync().ConfigureAwait(false);
            standing = stage.Standing();
            warnings = stage.Warnings;
        }

        var faults = StoryVerdict.Judge(options.Ending, standing);
        var writer = options.Console.Profile.Out.Writer;
        foreach (var line in Summary.Lines(options.Ending, standing, faults).Concat(faults.IsEmpty ? [] : warnings))
        {
            await writer.WriteLineAsync(line).ConfigureAwait(false);
        }

        await writer.FlushAsync(cancellation).ConfigureAwait(false);
        if (options.SvgPath is { } picture)
        {
            SvgPicture.Save(picture, standing, options.Speed);
        }

        return faults.IsEmpty ? WentAsTold : WentOtherwise;
    }
}
