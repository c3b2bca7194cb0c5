using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds what a test says of a step's behaviour.</summary>
internal sealed class GivenStepBinder(BindingContext context)
{
    private readonly CommandBinder _commands = new(context);

    /// <summary>The behaviour, or null after diagnostics.</summary>
    public GivenStep? Bind(GivenStepTailSyntax tail)
    {
        if (_commands.Bind(tail.Command) is not { } command)
        {
            return null;
        }

        var step = new GivenStep(command.Verb.Name, command.Arguments, 0, null, 0, false);
        return tail.Behaviour switch
        {
            GivenBehaviour.Inconclusive => step with { Inconclusive = true },
            GivenBehaviour.Takes => tail.Quantity is { } length
                && DurationBinder.Bind(length, "`takes`", 0, DurationBinder.Longest, context.Report) is { } ticks ? step with { Takes = ticks } : null,
            _ => Times(tail) is { } times ? step with { FailsTimes = times, Error = tail.Text } : null,
        };
    }

    private int? Times(GivenStepTailSyntax tail)
    {
        if (tail.Quantity is not { } syntax)
        {
            return int.MaxValue;
        }

        if (QuantityReader.Read(Place.Of(syntax), syntax.Number, syntax.Unit, context.Report) is not { } quantity)
        {
            return null;
        }

        if (quantity.IsBare && quantity.Value is >= 1 and <= 1_000_000 && decimal.Truncate(quantity.Value) == quantity.Value)
        {
            return (int)quantity.Value;
        }

        context.Report(UnitDiagnostics.NotATally(Place.Of(syntax), quantity.Text));
        return null;
    }
}
