using System.Globalization;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>What an expression's place says of its parts.</summary>
/// <param name="Window">The window of an <c>over</c> around it, or null.</param>
/// <param name="Site">Where it stands.</param>
/// <param name="Query">In a tile: the reading that the tile shows, whose selector and window bare readings take; or null.</param>
internal sealed record Scope(WindowText? Window, ExpressionSite Site, BoundReading? Query)
{
    /// <value>The named expressions and parameters that can be seen from here.</value>
    public LetScope Lets { get; init; } = LetScope.Empty;

    /// <value>How long ago the <c>ago</c>s around it look, or null.</value>
    public WindowText? Shift { get; init; }

    /// <value>In a playbook that a call unfolds: what the call gives for the parameters; else null.</value>
    public IReadOnlyDictionary<string, StepArgument>? Arguments { get; init; }

    /// <summary>The scope of a whole expression outside tiles.</summary>
    public static Scope Of(ExpressionSyntax expression, LetScope lets) => new(null, new(expression, null, false), null) { Lets = lets };
}

/// <summary>A window in ticks and as written.</summary>
internal sealed record WindowText(long Ticks, string Text)
{
    private static readonly (long Ticks, string Unit)[] Units =
    [
        (7 * 24 * EngineTime.Hour, "w"),
        (24 * EngineTime.Hour, "d"),
        (EngineTime.Hour, "h"),
        (EngineTime.Minute, "m"),
        (EngineTime.Second, "s"),
        (EngineTime.Second / 1_000, "ms"),
    ];

    /// <summary>Both, one after the other.</summary>
    public WindowText Plus(WindowText other)
    {
        var sum = Ticks + other.Ticks;
        foreach (var (ticks, unit) in Units)
        {
            if (sum % ticks == 0)
            {
                return new(sum, string.Create(CultureInfo.InvariantCulture, $"{sum / ticks}{unit}"));
            }
        }

        return new(sum, string.Create(CultureInfo.InvariantCulture, $"{(decimal)sum / EngineTime.Second}s"));
    }
}
