using System.Collections.Immutable;
using HmsOps.Engine.Input;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Tests.Oracle;

/// <summary>A random program and random samples, named by what they are thrown from; fewer ticks are a prefix of more.</summary>
/// <param name="Program">Seed of the program.</param>
/// <param name="Samples">Seed of the samples.</param>
/// <param name="Ticks">How many ticks.</param>
public sealed record Scenario(int Program, int Samples, int Ticks)
{
    private bool IsStaggered => Samples % 2 == 0;

    /// <summary>The program.</summary>
    public BoundProgram Rules() => new RandomProgram(new Dice(Program), new Dice(~Program), IsStaggered).Make();

    /// <summary>The input log.</summary>
    public IEnumerable<EngineInput> Log() => new RandomSamples(new Dice(Samples), IsStaggered).Make(Ticks);

    /// <summary>Scenarios with fewer ticks.</summary>
    public ImmutableArray<Scenario> Smaller() => Ticks <= 1
        ? []
        : [this with { Ticks = Ticks / 2 }, this with { Ticks = Ticks - Math.Max(1, Ticks / 8) }, this with { Ticks = Ticks - 1 }];
}
