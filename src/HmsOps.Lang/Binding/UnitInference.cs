using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Finds the units of metrics whose unit is not declared: what is compared, added or subtracted has one dimension.</summary>
/// <remarks>Says nothing itself: two uses that clash are found when the second is bound.</remarks>
internal sealed class UnitInference(PathResolver resolver, MetricCatalog catalog)
{
    private readonly List<Equation> _equations = [];
    private readonly Dictionary<ExpressionSyntax, UnitForm?> _lets = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Metric, Dimension Times), UnitForm> _unknown = [];
    private int _depth;

    /// <summary>Solves for the units, in the order in which expressions are written.</summary>
    public void Run(IEnumerable<ExpressionSite> sites)
    {
        foreach (var site in sites)
        {
            if (site.IsLet && _lets.ContainsKey(site.Expression))
            {
                continue;
            }

            var form = FormOf(site.Expression, site);
            if (site.IsLet)
            {
                _lets[site.Expression] = form;
            }
        }

        var pending = new Queue<Equation>(_equations);
        var waiting = new Dictionary<string, List<Equation>>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var equation))
        {
            if (Substitute(equation.Form) is not { } form)
            {
                continue;
            }

            if (form.Powers.Count == 1 && Solve(form, equation) is { } solved)
            {
                if (waiting.Remove(solved, out var woken))
                {
                    woken.ForEach(pending.Enqueue);
                }
            }
            else if (form.Powers.Count > 1)
            {
                foreach (var metric in form.Powers.Keys)
                {
                    (waiting.TryGetValue(metric, out var list) ? list : waiting[metric] = []).Add(equation);
                }
            }
        }
    }

    private string? Solve(UnitForm form, Equation equation)
    {
        var (metric, power) = form.Powers.First();
        if (form.Dimension.Solve(power) is not { } dimension || (equation.IsBare && dimension != Dimension.None))
        {
            return null;
        }

        var entry = catalog.GetOrAdd(metric);
        var isCounter = entry.Kind == MetricKind.Counter;
        var isTimestamp = equation.Tag == UnitTag.Timestamp && dimension == Dimension.Duration;
        entry.Unit = isTimestamp ? Unit.Timestamp
            : dimension != Dimension.None ? new(dimension, UnitTag.Plain)
            : isCounter ? Unit.Count
            : new(dimension, equation.Tag);
        entry.UnitPlace = equation.Place;
        entry.IsUnitInferred = true;
        return metric;
    }

    private UnitForm? Substitute(UnitForm form)
    {
        foreach (var (metric, power) in form.Powers)
        {
            if (catalog.Find(metric)?.Unit is not { } unit)
            {
                continue;
            }

            var known = UnitForm.Of(unit);
            var next = form with { Powers = form.Powers.Remove(metric) };
            for (var i = 0; i < Math.Abs(power); i++)
            {
                if (next.Times(known, Math.Sign(power)) is not { } product)
                {
                    return null;
                }

                next = product;
            }

            form = next;
        }

        return form;
    }

    private UnitForm? FormOf(ExpressionSyntax expression, ExpressionSite site)
    {
        _depth++;
        var form = Form(expression, site);
        _depth--;
        return form;
    }

    private UnitForm? Form(ExpressionSyntax expression, ExpressionSite site) => expression switch
    {
        QuantitySyntax quantity => FormOf(quantity),
        MetricSyntax metric => FormOf(metric, site),
        OverSyntax over => FormOf(over.Operand, site),
        AgoSyntax ago => FormOf(ago.Operand, site),
        GroupedSyntax grouped => FormOf(grouped.Operand, site),
        ParenthesizedSyntax parenthesized => FormOf(parenthesized.Inner, site),
        UnarySyntax unary => FormOf(unary.Operand, site),
        BinarySyntax binary => FormOf(binary, site),
        ShareSyntax share => FormOf(share, site),
        CallSyntax call => FormOf(call, site),
        ParameterSyntax parameter => FormOf(parameter, site),
        _ => null,
    };

    private UnitForm? FormOf(QuantitySyntax syntax) =>
        QuantityReader.Read(Place.Of(syntax), syntax.Number, syntax.Unit, PathResolver.Ignore, catalog.DeclaredUnits) is { FitsAny: false } quantity
            ? UnitForm.Of(quantity.Unit, quantity.IsBare)
            : null;

    private static UnitForm? FormOf(ParameterSyntax syntax, ExpressionSite site) =>
        site.Lets.Parameters?.GetValueOrDefault(syntax.Name) is { } type && ParameterUnits.Of(type) is { } unit
            ? UnitForm.Of(unit, isBare: type == ParameterType.Number)
            : null;

    private UnitForm? FormOf(MetricSyntax syntax, ExpressionSite site, bool isOwn = false)
    {
        if (resolver.Resolve(syntax, site.Query, site.IsSlo, site.Lets, PathResolver.Ignore) is not { } path)
        {
            return null;
        }

        if (path.Let is { } let)
        {
            return FormOf(let, site);
        }

        if (path.Slo is not null)
        {
            return path.SloReading == SloReading.Budget ? UnitForm.Ratio : null;
        }

        if (catalog.Find(path.Metric) is not { Kind: { } kind } entry)
        {
            return null;
        }

        var form = isOwn ? ReadingUnit.Own
            : path.Reading is { } reading ? ReadingTable.Of(reading.Reading).FormOf(kind)
            : kind == MetricKind.Counter ? ReadingUnit.OwnPerSecond
            : ReadingUnit.Own;
        return (form, entry.Unit) switch
        {
            (ReadingUnit.Count, _) => UnitForm.Count,
            (ReadingUnit.CountPerSecond, _) => UnitForm.Of(Unit.PerSecond),
            (ReadingUnit.OwnPerSecond, { } unit) => UnitForm.Of(new Unit(unit.Dimension / Dimension.Duration, UnitTag.Plain)),
            (ReadingUnit.OwnPerSecond, null) => Unknown(path.Metric, Dimension.PerSecond),
            (_, { } unit) => UnitForm.Of(unit),
            _ => Unknown(path.Metric, Dimension.None),
        };
    }

    private UnitForm Unknown(string metric, Dimension times) =>
        _unknown.TryGetValue((metric, times), out var known) ? known : _unknown[(metric, times)] = UnitForm.Of(metric, times);

    // Its equations are made once, wherever it is named first; a let that names itself has no form.
    private UnitForm? FormOf(NamedExpression let, ExpressionSite site)
    {
        if (_lets.TryGetValue(let.Expression, out var known) || _depth > ExpressionBinder.DeepestLet)
        {
            return known;
        }

        _lets.Add(let.Expression, null);
        return _lets[let.Expression] = FormOf(let.Expression, site with { Expression = let.Expression, Lets = let.Home });
    }

    private UnitForm? FormOf(ShareSyntax share, ExpressionSite site)
    {
        var metric = FormOf(share.Metric, site, isOwn: true);
        var limit = FormOf(share.Limit, site);
        Equate(metric, limit, Place.Of(share));
        return UnitForm.Ratio;
    }

    private UnitForm? FormOf(CallSyntax call, ExpressionSite site)
    {
        UnitForm? first = null;
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var form = FormOf(call.Arguments[i], site);
            if (i > 0 && call.Name.Text != "predict")
            {
                Equate(first, form, Place.Of(call));
            }

            first = first is null or { IsBare: true } ? form ?? first : first;
        }

        return call.Name.Text switch
        {
            "now" => UnitForm.Timestamp,
            "count" => UnitForm.Count,
            "stddev" when first is { IsTimestamp: true } => UnitForm.Duration,
            "avg" or "sum" or "min" or "max" or "stddev" or "abs" or "clamp" or "mod" or "predict" => first,
            _ => null,
        };
    }

    private UnitForm? FormOf(BinarySyntax binary, ExpressionSite site)
    {
        var left = FormOf(binary.Left, site);
        var right = FormOf(binary.Right, site);
        switch (binary.Operator)
        {
            case BinaryOperator.And or BinaryOperator.Or:
                return null;
            case BinaryOperator.Multiply or BinaryOperator.Divide:
                return left is null || right is null ? null : left.Times(right, binary.Operator == BinaryOperator.Multiply ? 1 : -1);
        }

        if (left is { IsTimestamp: true } || right is { IsTimestamp: true })
        {
            return Beside(binary, left, right);
        }

        Equate(left, right, Place.Of(binary));
        return binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract ? (left is null or { IsBare: true } ? right ?? left : left) : null;
    }

    // An unknown metric beside a timestamp is one, except that two can't be added.
    private UnitForm? Beside(BinarySyntax binary, UnitForm? left, UnitForm? right)
    {
        var place = Place.Of(binary);
        var (timestamp, other) = left is { IsTimestamp: true } ? (left, right) : (right, left);
        if (other is { IsOneMetric: true })
        {
            Equate(other, binary.Operator == BinaryOperator.Add ? UnitForm.Duration : timestamp, place);
        }

        return binary.Operator switch
        {
            BinaryOperator.Add => UnitForm.Timestamp,
            BinaryOperator.Subtract => other is { IsTimestamp: true } or { IsOneMetric: true } ? UnitForm.Duration : UnitForm.Timestamp,
            _ => null,
        };
    }

    private void Equate(UnitForm? left, UnitForm? right, Place place)
    {
        if (left is null || right is null || (left.IsKnown && right.IsKnown))
        {
            return;
        }

        if (left.Times(right, -1) is { Powers.Count: > 0 } form)
        {
            var tag = left.IsKnown ? left.Tag : right.IsKnown ? right.Tag : UnitTag.Plain;
            _equations.Add(new(form, tag, left.IsBare || right.IsBare, place));
        }
    }

    private sealed record Equation(UnitForm Form, UnitTag Tag, bool IsBare, Place Place);
}
