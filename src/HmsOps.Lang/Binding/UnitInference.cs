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

    /// <summary>Solves for the units, in the order in which expressions are written.</summary>
    public void Run(IEnumerable<ExpressionSite> sites)
    {
        foreach (var site in sites)
        {
            FormOf(site.Expression, site);
        }

        var pending = new Queue<Equation>(_equations);
        var waiting = new Dictionary<string, List<Equation>>(StringComparer.Ordinal);
        while (pending.TryDequeue(out var equation))
        {
            var form = Substitute(equation.Form);
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
        var time = -form.Dimension.Time / power;
        var bytes = -form.Dimension.Bytes / power;
        var isWhole = time * power == -form.Dimension.Time && bytes * power == -form.Dimension.Bytes;
        var dimension = new Dimension((sbyte)time, (sbyte)bytes);
        if (!isWhole || (equation.IsBare && dimension != Dimension.None))
        {
            return null;
        }

        var entry = catalog.GetOrAdd(metric);
        var isCounter = entry.Kind == Engine.Plan.MetricKind.Counter;
        entry.Unit = dimension != Dimension.None ? new(dimension, UnitTag.Plain) : isCounter ? Unit.Count : new(dimension, equation.Tag);
        entry.UnitPlace = equation.Place;
        entry.IsUnitInferred = true;
        return metric;
    }

    private UnitForm Substitute(UnitForm form)
    {
        foreach (var (metric, power) in form.Powers)
        {
            if (catalog.Find(metric)?.Unit is { } unit)
            {
                var known = UnitForm.Of(unit);
                form = form with { Powers = form.Powers.Remove(metric) };
                for (var i = 0; i < Math.Abs(power); i++)
                {
                    form = form.Times(known, Math.Sign(power));
                }
            }
        }

        return form;
    }

    private UnitForm? FormOf(ExpressionSyntax expression, ExpressionSite site) => expression switch
    {
        QuantitySyntax quantity => FormOf(quantity),
        MetricSyntax metric => FormOf(metric, site),
        OverSyntax over => FormOf(over.Operand, site),
        ParenthesizedSyntax parenthesized => FormOf(parenthesized.Inner, site),
        UnarySyntax unary => FormOf(unary.Operand, site),
        BinarySyntax binary => FormOf(binary, site),
        _ => null,
    };

    private static UnitForm? FormOf(QuantitySyntax syntax) =>
        QuantityReader.Read(Place.Of(syntax), syntax.Number, syntax.Unit, PathResolver.Ignore) is { FitsAny: false } quantity
            ? UnitForm.Of(quantity.Unit, quantity.IsBare)
            : null;

    private UnitForm? FormOf(MetricSyntax syntax, ExpressionSite site)
    {
        if (resolver.Resolve(syntax, site.Query, site.IsSlo, PathResolver.Ignore) is not { } path || catalog.Find(path.Metric) is not { Kind: { } kind } entry)
        {
            return null;
        }

        var form = path.Reading is { } reading ? ReadingTable.Of(reading.Reading).FormOf(kind)
            : kind == Engine.Plan.MetricKind.Counter ? ReadingUnit.OwnPerSecond
            : ReadingUnit.Own;
        return (form, entry.Unit) switch
        {
            (ReadingUnit.Count, _) => UnitForm.Of(Unit.Count),
            (ReadingUnit.CountPerSecond, _) => UnitForm.Of(Unit.PerSecond),
            (ReadingUnit.OwnPerSecond, { } unit) => UnitForm.Of(new Unit(unit.Dimension / Dimension.Duration, UnitTag.Plain)),
            (ReadingUnit.OwnPerSecond, null) => UnitForm.Of(path.Metric, Dimension.PerSecond),
            (_, { } unit) => UnitForm.Of(unit),
            _ => UnitForm.Of(path.Metric, Dimension.None),
        };
    }

    private UnitForm? FormOf(BinarySyntax binary, ExpressionSite site)
    {
        var left = FormOf(binary.Left, site);
        var right = FormOf(binary.Right, site);
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            return null;
        }

        if (binary.Operator is BinaryOperator.Multiply or BinaryOperator.Divide)
        {
            return left is null || right is null ? null : left.Times(right, binary.Operator == BinaryOperator.Multiply ? 1 : -1);
        }

        if (left is not null && right is not null)
        {
            Equate(left, right, Place.Of(binary));
        }

        return binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract ? (left is null or { IsBare: true } ? right ?? left : left) : null;
    }

    private void Equate(UnitForm left, UnitForm right, Place place)
    {
        var form = left.Times(right, -1);
        if (form.Powers.Count > 0)
        {
            var tag = left.Powers.Count == 0 ? left.Tag : right.Powers.Count == 0 ? right.Tag : UnitTag.Plain;
            _equations.Add(new(form, tag, left.IsBare || right.IsBare, place));
        }
    }

    private sealed record Equation(UnitForm Form, UnitTag Tag, bool IsBare, Place Place);
}
