using System.Globalization;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Reads an argument's text by its type.</summary>
internal static class ArgumentValue
{
    /// <summary>The typed argument, or null after one diagnostic.</summary>
    public static StepArgument? Read(ArgumentSchema schema, string text, Place place, Action<Diagnostic> report)
    {
        if (schema.Type == ArgumentType.Text)
        {
            return WrongText(schema, text, place) is { } wrong ? Fail(report, wrong) : new(schema.Name, schema.Type, text, null);
        }

        if (schema.Type == ArgumentType.Flag)
        {
            return text is "true" or "false"
                ? new(schema.Name, schema.Type, text, text == "true" ? 1 : 0)
                : Fail(report, PlaybookDiagnostics.WrongArgument(place, schema.Name, text, schema.Type));
        }

        if (QuantityReader.Split(text) is not var (number, unit))
        {
            return Fail(report, PlaybookDiagnostics.WrongArgument(place, schema.Name, text, schema.Type));
        }

        if (QuantityReader.Read(place, number, unit, report) is not { } quantity)
        {
            return null;
        }

        if (!Fits(schema.Type, quantity))
        {
            return Fail(report, PlaybookDiagnostics.WrongArgument(place, schema.Name, text, schema.Type));
        }

        return RangeOf(schema, (double)quantity.Value) is { } range
            ? Fail(report, PlaybookDiagnostics.ArgumentOutOfRange(place, schema.Name, text, range))
            : new(schema.Name, schema.Type, text, (double)quantity.Value);
    }

    /// <summary>What an argument is in an expression, at the parameter that it stands for; null after one diagnostic.</summary>
    public static BoundNode? Constant(StepArgument argument, ParameterSyntax parameter, Action<Diagnostic> report)
    {
        if (argument.Type == ArgumentType.Flag)
        {
            return new BoundTruth(parameter.Source, parameter.Span, argument.Number == 1);
        }

        if (argument.Type == ArgumentType.Text || QuantityReader.Split(argument.Text) is not var (number, unit))
        {
            return new BoundText(parameter.Source, parameter.Span, argument.Text, IsParameter: false);
        }

        return QuantityReader.Read(Place.Of(parameter), number, unit, report) is { } quantity
            ? new BoundConstant(parameter.Source, parameter.Span, UnitOf(argument.Type), quantity.Value, argument.Text)
            : null;
    }

    private static Unit UnitOf(ArgumentType type) => type switch
    {
        ArgumentType.Duration => Unit.Duration,
        ArgumentType.Ratio => Unit.Ratio,
        ArgumentType.Bytes => Unit.Data,
        _ => Unit.Plain,
    };

    private static Diagnostic? WrongText(ArgumentSchema schema, string text, Place place)
    {
        // What a label of the instance fills in is not known yet.
        if (text.Contains("${", StringComparison.Ordinal))
        {
            return null;
        }

        if (!schema.Values.IsEmpty && !schema.Values.Contains(text, StringComparer.Ordinal))
        {
            return StepDiagnostics.NotAValue(place, schema.Name, text, schema.Values, NearName.Of(text, schema.Values));
        }

        return schema.IsUrl && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") && address.Host.Length > 0)
            ? StepDiagnostics.BadUrl(place, schema.Name, text)
            : null;
    }

    private static bool Fits(ArgumentType type, Quantity quantity) => type switch
    {
        ArgumentType.Number => quantity.IsBare,
        ArgumentType.Integer => quantity.IsBare && decimal.Truncate(quantity.Value) == quantity.Value,
        ArgumentType.Duration => quantity.Unit == Unit.Duration || quantity.FitsAny,
        ArgumentType.Ratio => quantity.Unit == Unit.Ratio || quantity.IsBare,
        _ => quantity.Unit == Unit.Data || quantity.FitsAny,
    };

    private static string? RangeOf(ArgumentSchema schema, double value)
    {
        var isLow = schema.Minimum is { } minimum && (schema.MinimumExclusive ? value <= minimum : value < minimum);
        var isHigh = schema.Maximum is { } maximum && value > maximum;
        if (!isLow && !isHigh)
        {
            return null;
        }

        var low = schema.Minimum is { } least ? $"{(schema.MinimumExclusive ? "more than" : "at least")} {Shown(schema, least)}" : null;
        var high = schema.Maximum is { } most ? $"at most {Shown(schema, most)}" : null;
        return low is null ? high : high is null ? low : $"{low} and {high}";
    }

    // A plugin's bound may be any double, a decimal ends at 7.9e28.
    private static string Shown(ArgumentSchema schema, double value) => Math.Abs(value) > 1e27 ? value.ToString("R", CultureInfo.InvariantCulture) : Constants.Text(
        schema.Type switch
        {
            ArgumentType.Ratio => Unit.Ratio,
            ArgumentType.Duration => Unit.Duration,
            ArgumentType.Bytes => Unit.Data,
            _ => Unit.Plain,
        },
        (decimal)value);

    private static StepArgument? Fail(Action<Diagnostic> report, Diagnostic diagnostic)
    {
        report(diagnostic);
        return null;
    }
}
