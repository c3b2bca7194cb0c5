using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds the functions of the numbers of one row: <c>abs min max clamp mod</c>.</summary>
internal sealed class FunctionBinder(BindingContext context, ExpressionBinder expressions, OperationBinder operations)
{
    /// <summary>The function, folded where all its arguments are constants; null after diagnostics.</summary>
    public BoundNumber? Bind(CallSyntax call, string name, Scope scope, TextSpan span)
    {
        var arguments = new BoundNumber[call.Arguments.Length];
        var isRight = true;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = expressions.BindNumber(call.Arguments[i], scope, $"`{name}`");
            isRight &= argument is not null;
            arguments[i] = argument ?? Nothing(call);
        }

        if (!isRight || !Meet(call, arguments, out var unit))
        {
            return null;
        }

        if (name is "abs" or "mod" && arguments.Any(argument => argument.Unit.IsTimestamp))
        {
            context.Report(ExpressionDiagnostics.TimestampMath(Place.Of(call), $"`{name}` of a timestamp"));
            return null;
        }

        return Wrong(call, name, arguments) is { } diagnostic ? Fail(diagnostic) : Fold(call, name, unit, arguments, span);
    }

    // All arguments have one unit; a bare zero takes the others'.
    private bool Meet(CallSyntax call, BoundNumber[] arguments, out Unit unit)
    {
        var known = Math.Max(0, Array.FindIndex(arguments, argument => argument is not BoundConstant { Value: 0 } || argument.Unit != Unit.Plain));
        unit = arguments[known].Unit;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i == known)
            {
                continue;
            }

            if (!operations.Check(BinaryOperator.Less, Place.Of(call), call.Arguments[known], call.Arguments[i], ref arguments[known], ref arguments[i]))
            {
                return false;
            }

            unit = unit.IsTimestamp ? unit : UnitAlgebra.ResultOf(BinaryOperator.Add, unit, arguments[i].Unit) ?? unit;
        }

        return true;
    }

    private static Diagnostic? Wrong(CallSyntax call, string name, BoundNumber[] arguments) => (name, arguments) switch
    {
        ("mod", [_, BoundConstant { Value: 0 }]) => TypeDiagnostics.DivisionByZero(Place.Of(call.Arguments[1])),
        ("clamp", [_, BoundConstant low, BoundConstant high]) when low.Value > high.Value => ExpressionDiagnostics.ClampReversed(
            Place.Of(call), ExpressionBinder.Written(call.Arguments[1]), ExpressionBinder.Written(call.Arguments[2]), call.Arguments[1].Span, call.Arguments[2].Span),
        _ => null,
    };

    private static BoundNumber Fold(CallSyntax call, string name, Unit unit, BoundNumber[] arguments, TextSpan span)
    {
        var function = name switch
        {
            "abs" => NumberFunction.Absolute,
            "min" => NumberFunction.Minimum,
            "max" => NumberFunction.Maximum,
            "clamp" => NumberFunction.Clamp,
            _ => NumberFunction.Modulo,
        };
        var node = new BoundFunction(call.Source, span, unit, function, [.. arguments]);
        var values = arguments.OfType<BoundConstant>().Select(constant => constant.Value).ToImmutableArray();
        return values.Length == arguments.Length ? Constants.Make(node, unit, Constants.Apply(function, values)) : node;
    }

    private static BoundConstant Nothing(CallSyntax call) => new(call.Source, call.Span, Unit.Plain, 0, "0");

    private BoundNumber? Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return null;
    }
}
