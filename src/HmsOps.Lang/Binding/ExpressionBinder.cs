using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds expressions: finds out which are numbers and which conditions, and what they mean.</summary>
internal sealed class ExpressionBinder
{
    /// <value>How deep in an expression a <c>let</c> may be named, all <c>let</c>s around it counted in.</value>
    public const int DeepestLet = 200;

    /// <value>How many nodes an expression may have, its <c>let</c>s written out.</value>
    public const int LargestTree = 20_000;

    private readonly BindingContext _context;
    private readonly ReadingBinder _readings;
    private readonly OperationBinder _operations;
    private readonly CallBinder _calls;
    private readonly ShareBinder _shares;
    private int _depth;
    private int _size;

    /// <summary>Binds in a pack.</summary>
    public ExpressionBinder(BindingContext context)
    {
        _context = context;
        _readings = new(context);
        _operations = new(context);
        _calls = new(context, this, _readings, _operations);
        _shares = new(context, this, _readings, _operations);
    }

    /// <summary>The condition, or null after a diagnostic.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="scope">Its surroundings.</param>
    /// <param name="what">Who takes a condition: <c>`if`</c>.</param>
    public BoundCondition? BindCondition(ExpressionSyntax syntax, Scope scope, string what)
    {
        var bound = Bind(syntax, scope);
        switch (bound)
        {
            case BoundNumber number:
                var isGauge = number is BoundReading { Metric.Kind: MetricKind.Gauge, Reading: Reading.Last } && number.Unit.Dimension == Dimension.None;
                _context.Report(TypeDiagnostics.WantedCondition(Place.Of(syntax), Written(syntax), what, isGauge));
                break;
            case BoundText:
                _context.Report(ExpressionDiagnostics.WantedNoText(Place.Of(syntax), Written(syntax), what, "a condition"));
                break;
        }

        return bound as BoundCondition;
    }

    /// <summary>The number, or null after a diagnostic.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="scope">Its surroundings.</param>
    /// <param name="what">Who takes a number: <c>`query`</c>.</param>
    public BoundNumber? BindNumber(ExpressionSyntax syntax, Scope scope, string what) => AsNumber(Bind(syntax, scope), syntax, what);

    /// <summary>A condition, a number or a text; or null after a diagnostic.</summary>
    public BoundNode? BindAny(ExpressionSyntax syntax, Scope scope) => Bind(syntax, scope);

    /// <summary>Binds the <c>let</c>s of one scope, so that each of their mistakes is told though nobody names them.</summary>
    /// <param name="lets">The scope.</param>
    /// <param name="site">In a tile: the scope of its slo, whose bare readings they may have; else null.</param>
    public void CheckLets(LetScope lets, Scope? site = null)
    {
        foreach (var let in lets.Own)
        {
            if (let.Home == lets)
            {
                _size = 0;
                if (BindLet(let, (site ?? Scope.Of(let.Expression, lets)) with { Lets = lets }, Place.Of(let.Name)) is { } value)
                {
                    _context.Lets.Add(new(let.Name.Source, let.Name.Span, let.Name.Text, value));
                }
            }
        }
    }

    /// <summary>An expression as written, on one line.</summary>
    public static string Written(SyntaxNode syntax) => string.Join(' ', syntax.SourceTextOf().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The metric that an argument is, with its suffixes and parentheses taken off; null where it is something else, of which nothing is said.</summary>
    public MetricArgument? AsMetric(ExpressionSyntax argument, Scope scope)
    {
        if (Suffixes.Of(argument, PathResolver.Ignore) is not { Grouping: null } suffixes || suffixes.Inside(scope, PathResolver.Ignore) is not { } inside)
        {
            return null;
        }

        return suffixes.Core switch
        {
            ParenthesizedSyntax parenthesized => AsMetric(parenthesized.Inner, inside),
            MetricSyntax metric when Resolve(metric, scope, PathResolver.Ignore) is { IsMetric: true } path => new(metric, path, inside, argument.Span),
            _ => null,
        };
    }

    private ResolvedPath? Resolve(MetricSyntax metric, Scope scope, Action<Diagnostic> report) =>
        _context.Resolver.Resolve(metric, scope.Site.Query, scope.Site.IsSlo, scope.Lets, report);

    private BoundNode? Bind(ExpressionSyntax syntax, Scope scope)
    {
        if (_depth == 0)
        {
            _size = 0;
        }

        _depth++;
        _size++;
        var bound = syntax switch
        {
            QuantitySyntax quantity => BindQuantity(quantity),
            MetricSyntax metric => BindMetric(metric, scope, metric.Span, hasOwnWindow: false),
            BinarySyntax binary => BindBinary(binary, scope),
            ParenthesizedSyntax parenthesized => Bind(parenthesized.Inner, scope),
            OverSyntax or AgoSyntax or GroupedSyntax => BindSuffixed(syntax, scope),
            UnarySyntax { Operator: UnaryOperator.Not } unary =>
                BindCondition(unary.Operand, scope, "`not`") is { } operand ? new BoundNot(unary.Source, unary.Span, operand) : null,
            UnarySyntax unary => BindNumber(unary.Operand, scope, "`-`") is { } operand ? _operations.Negate(unary, operand) : null,
            TruthSyntax truth => new BoundTruth(truth.Source, truth.Span, truth.Value),
            CallSyntax call => _calls.Bind(call, null, scope, call.Span),
            ShareSyntax share => _shares.Bind(share, scope),
            ParameterSyntax parameter => BindParameter(parameter, scope),
            TextValueSyntax text => new BoundText(text.Source, text.Span, text.Text, IsParameter: false),
            _ => throw new InvalidOperationException($"no binding for {syntax.GetType().Name}"),
        };
        _depth--;
        return bound;
    }

    private BoundConstant? BindQuantity(QuantitySyntax syntax) =>
        QuantityReader.Read(Place.Of(syntax), syntax.Number, syntax.Unit, _context.Report, _context.Catalog.DeclaredUnits) is { } quantity
            ? new(syntax.Source, syntax.Span, quantity.Unit, quantity.Value, quantity.Text)
            : null;

    private BoundNode? BindMetric(MetricSyntax metric, Scope scope, TextSpan span, bool hasOwnWindow)
    {
        if (Resolve(metric, scope, _context.Report) is not { } path)
        {
            return null;
        }

        if (path.Let is not { } let)
        {
            return path.Slo is { } slo
                ? _readings.BindSlo(metric, path, slo, scope, span, hasOwnWindow)
                : _readings.Bind(metric, path, scope, span);
        }

        if (metric.Selector.Length > 0)
        {
            var selector = TextSpan.FromBounds(metric.Path.Span.End, metric.Span.End);
            _context.Report(ExpressionDiagnostics.LetIsNoMetric(Place.Of(metric), let.Name.Text, selector, "a selector"));
            return null;
        }

        return BindLet(let, scope, Place.Of(metric));
    }

    private BoundNode? BindLet(NamedExpression let, Scope scope, Place place)
    {
        var lets = _context.Lets;
        if (lets.IsBroken(let))
        {
            return null;
        }

        if (lets.Find(let, scope) is var (known, size))
        {
            _size += size;
            return IsSmall(let, place) ? known : null;
        }

        if (_depth > DeepestLet)
        {
            _context.Report(ExpressionDiagnostics.LetTooLarge(place, let.Name.Text, $"it names others more than {DeepestLet} levels deep"));
            return null;
        }

        if (!lets.Enter(let))
        {
            _context.Report(ExpressionDiagnostics.LetCycle(place, let.Name.Text, lets.CycleOf(let)).With(Place.Of(let.Name), "declared here"));
            return null;
        }

        var before = _size;
        var bound = Bind(let.Expression, scope with { Lets = let.Home });
        lets.Leave();
        if (bound is null || !IsSmall(let, place))
        {
            lets.Break(let);
            return null;
        }

        lets.Keep(let, scope, bound, _size - before);
        return bound;
    }

    private bool IsSmall(NamedExpression let, Place place)
    {
        if (_size <= LargestTree)
        {
            return true;
        }

        _context.Report(ExpressionDiagnostics.LetTooLarge(place, let.Name.Text, $"written out, the expression has more than {LargestTree:N0} parts"));
        _size = 0;
        return false;
    }

    private BoundNode? BindSuffixed(ExpressionSyntax syntax, Scope scope)
    {
        if (Suffixes.Of(syntax, _context.Report) is not { } suffixes)
        {
            return null;
        }

        var hasWindow = suffixes.Over is not null || suffixes.Ago is not null;
        if (suffixes.Grouping is { } grouping && suffixes.Core is not CallSyntax)
        {
            _context.Report(ExpressionDiagnostics.GroupingPlace(Place.Of(grouping), Place.Of(grouping).At(grouping.KeywordSpan).Span, Written(suffixes.Core)));
            return null;
        }

        if (hasWindow && suffixes.Core is not (MetricSyntax or ParenthesizedSyntax or CallSyntax))
        {
            _context.Report(suffixes.Needless());
            return null;
        }

        if (suffixes.Inside(scope, _context.Report) is not { } inside)
        {
            return null;
        }

        var bound = suffixes.Core switch
        {
            MetricSyntax metric => BindMetric(metric, inside, syntax.Span, suffixes.Over is not null),
            CallSyntax call => _calls.Bind(call, suffixes.Grouping, inside, syntax.Span),
            _ => Bind(suffixes.Core, inside),
        };
        if (bound is not null && hasWindow && !BoundWalk.Reads(bound))
        {
            _context.Report(suffixes.Needless());
            return null;
        }

        return bound;
    }

    private BoundNode? BindParameter(ParameterSyntax syntax, Scope scope)
    {
        if (scope.Arguments?.GetValueOrDefault(syntax.Name) is { } argument)
        {
            return ArgumentValue.Constant(argument, syntax, _context.Report);
        }

        if (scope.Lets.Parameters is not { } parameters)
        {
            _context.Report(ExpressionDiagnostics.ParameterOutside(Place.Of(syntax), syntax.Name));
            return null;
        }

        if (!parameters.TryGetValue(syntax.Name, out var type))
        {
            _context.Report(ExpressionDiagnostics.UnknownParameter(Place.Of(syntax), syntax.Name, NearName.Of(syntax.Name, parameters.Keys)));
            return null;
        }

        return type switch
        {
            null => null,
            ParameterType.Bool => new BoundTruthParameter(syntax.Source, syntax.Span, syntax.Name),
            { } known when ParameterUnits.Of(known) is { } unit => new BoundParameter(syntax.Source, syntax.Span, unit, syntax.Name),
            _ => new BoundText(syntax.Source, syntax.Span, syntax.Name, IsParameter: true),
        };
    }

    private BoundNode? BindBinary(BinarySyntax binary, Scope scope)
    {
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            var what = binary.Operator == BinaryOperator.And ? "`and`" : "`or`";
            var first = BindCondition(binary.Left, scope, what);
            var second = BindCondition(binary.Right, scope, what);
            return first is null || second is null ? null
                : binary.Operator == BinaryOperator.And ? new BoundAnd(binary.Source, binary.Span, first, second)
                : new BoundOr(binary.Source, binary.Span, first, second);
        }

        var sign = OperatorFacts.Quoted(binary.Operator);
        var boundLeft = Bind(binary.Left, scope);
        var boundRight = Bind(binary.Right, scope);
        if ((boundLeft is BoundText || boundRight is BoundText) && OperatorFacts.Comparison(binary.Operator) is not null)
        {
            return boundLeft is null || boundRight is null ? null : BindTexts(binary, boundLeft, boundRight, scope);
        }

        var left = AsNumber(boundLeft, binary.Left, sign);
        var right = AsNumber(boundRight, binary.Right, sign);
        return left is null || right is null ? null : _operations.Bind(binary, left, right);
    }

    private BoundCondition? BindTexts(BinarySyntax binary, BoundNode left, BoundNode right, Scope scope)
    {
        if (left is BoundText first && right is BoundText second)
        {
            if (binary.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual)
            {
                var isNegated = binary.Operator == BinaryOperator.NotEqual;
                // What a label says is known only when the alert fires.
                var isOpen = first.IsParameter || second.IsParameter || Template.HasPlaces(first.Value) || Template.HasPlaces(second.Value);
                return scope.Arguments is null || isOpen
                    ? new BoundTextComparison(binary.Source, binary.Span, isNegated, first, second)
                    : new BoundTruth(binary.Source, binary.Span, string.Equals(first.Value, second.Value, StringComparison.Ordinal) != isNegated);
            }

            _context.Report(ExpressionDiagnostics.TextOperator(Place.Of(binary), OperatorFacts.Quoted(binary.Operator)));
            return null;
        }

        var (text, other) = left is BoundText ? (binary.Left, binary.Right) : (binary.Right, binary.Left);
        _context.Report(ExpressionDiagnostics.TextAgainst(Place.Of(binary), Written(text), Written(other), (left is BoundText ? right : left) is BoundCondition));
        return null;
    }

    private BoundNumber? AsNumber(BoundNode? bound, ExpressionSyntax syntax, string what)
    {
        switch (bound)
        {
            case BoundCondition:
                _context.Report(TypeDiagnostics.WantedNumber(Place.Of(syntax), Written(syntax), what));
                break;
            case BoundText:
                _context.Report(ExpressionDiagnostics.WantedNoText(Place.Of(syntax), Written(syntax), what, "a number"));
                break;
        }

        return bound as BoundNumber;
    }
}

/// <summary>A metric that stands as an argument.</summary>
/// <param name="Syntax">The metric.</param>
/// <param name="Path">Its path.</param>
/// <param name="Scope">Its surroundings, with the windows written after it.</param>
/// <param name="Span">The metric, its windows and the parentheses around it.</param>
internal sealed record MetricArgument(MetricSyntax Syntax, ResolvedPath Path, Scope Scope, TextSpan Span);
