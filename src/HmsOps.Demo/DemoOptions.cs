using HmsOps.Engine.Packs;
using Spectre.Console;

namespace HmsOps.Demo;

/// <summary>What a story is played with.</summary>
public sealed record DemoOptions
{
    /// <value>The fastest clock at which the world's real queues still keep up with the rules' windows.</value>
    public const double MaxSpeed = 20;

    /// <value>How it ends.</value>
    public DemoEnding Ending { get; init; } = DemoEnding.Shifts;

    /// <value>The rules: those of <c>samples/tax-day</c> for <see cref="DemoEnding.Shifts"/>, of <c>samples/treasury</c> for the others.</value>
    public required LoadedPack Pack { get; init; }

    /// <value>The assembly of the executors <c>scale</c> and <c>traffic-shift</c>.</value>
    public string PluginPath { get; init; } = Path.Combine(AppContext.BaseDirectory, "plugins", "HmsOps.Demo.Executors.dll");

    /// <value>Where it is shown.</value>
    public required IAnsiConsole Console { get; init; }

    /// <value>True for lines as they come, without colour or a moving screen: for what is no terminal.</value>
    public bool IsPlain { get; init; }

    /// <value>How many times faster than real time the engine's clock runs: 1 to <see cref="MaxSpeed"/>.</value>
    public double Speed { get; init; } = MaxSpeed;

    /// <value>Where to write a picture (SVG) of the last screen, or null.</value>
    public string? SvgPath { get; init; }

    /// <value>The clock.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
