using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>Which named expressions can be seen from where.</summary>
internal sealed class LetScopes
{
    /// <value>What a tile's query is called in its other clauses.</value>
    public const string QueryName = "value";

    private readonly Dictionary<SourceText, LetScope> _files = [];
    private readonly Dictionary<SyntaxNode, LetScope> _inner = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxNode, LetScope> _shown = new(ReferenceEqualityComparer.Instance);
    private readonly Action<Diagnostic> _report;

    /// <summary>Enters the <c>let</c>s of files.</summary>
    /// <param name="units">The files' trees.</param>
    /// <param name="importsOf">The files that a file imports itself, or null where none imports another.</param>
    /// <param name="report">Takes a name that stands twice in one scope.</param>
    public LetScopes(
        IReadOnlyList<CompilationUnitSyntax> units, Func<SourceText, IEnumerable<SourceText>>? importsOf, Action<Diagnostic> report)
    {
        _report = report;
        foreach (var unit in units)
        {
            var scope = _files[unit.Source] = new();
            foreach (var declaration in unit.Declarations)
            {
                if (declaration.Kind == DeclarationTable.NamedExpression && ClauseChecks.Find(declaration, "value")?.Tail is ExpressionTailSyntax value)
                {
                    Add(scope, declaration.Name, value.Expression);
                }
            }
        }

        if (importsOf is not null)
        {
            Import(units, importsOf);
        }
    }

    /// <value>Every scope that has names of its own, in the order in which they were found.</value>
    public IEnumerable<LetScope> All => _files.Values.Concat(_inner.Values);

    /// <summary>The names at the level of a file: its own and those of all files that it imports, directly or not.</summary>
    public LetScope Of(SourceText file) => _files.GetValueOrDefault(file) ?? LetScope.Empty;

    /// <summary>The names inside a declaration; of a playbook also its parameters.</summary>
    /// <param name="declaration">The declaration.</param>
    public LetScope Of(DeclarationSyntax declaration)
    {
        if (_inner.TryGetValue(declaration, out var known))
        {
            return known;
        }

        var parameters = ClauseChecks.Find(declaration, "parameters")?.Tail as ParametersTailSyntax;
        var hasLets = false;
        foreach (var clause in declaration.Clauses)
        {
            hasLets |= clause.Tail is LetTailSyntax;
        }

        var outer = Of(declaration.Source);
        if (!hasLets && declaration.Kind != DeclarationTable.Playbook)
        {
            return outer;
        }

        var scope = new LetScope(outer, declaration.Kind == DeclarationTable.Playbook ? TypesOf(parameters) : null)
        {
            IsInTile = declaration.Kind == DeclarationTable.Tile,
        };
        foreach (var clause in declaration.Clauses)
        {
            if (clause.Tail is LetTailSyntax let)
            {
                Add(scope, let.Name, let.Expression);
            }
        }

        return _inner[declaration] = scope;
    }

    /// <summary>The names in a tile beside its query, which is called <c>value</c> there.</summary>
    /// <param name="tile">The tile.</param>
    public LetScope Shown(DeclarationSyntax tile)
    {
        if (!_shown.TryGetValue(tile, out var scope))
        {
            scope = _shown[tile] = new(Of(tile));
            if (ClauseChecks.Find(tile, "query")?.Tail is ExpressionTailSyntax { Expression: var query })
            {
                scope.TryAdd(new(query.Source, query.Span, QueryName), query);
            }
        }

        return scope;
    }

    /// <summary>The names inside a block of steps.</summary>
    /// <param name="steps">The block.</param>
    /// <param name="outer">The scope that it stands in.</param>
    public LetScope Of(StepsTailSyntax steps, LetScope outer)
    {
        if (_inner.TryGetValue(steps, out var known))
        {
            return known;
        }

        LetScope? scope = null;
        foreach (var step in steps.Steps)
        {
            if (step is LetStepSyntax { Let: var let })
            {
                Add(scope ??= _inner[steps] = new(outer), let.Name, let.Expression);
            }
        }

        return scope ?? outer;
    }

    /// <summary>The type of a parameter: the one written, <c>text</c> where none is; null for a word that is no type.</summary>
    public static ParameterType? TypeOf(ParameterDeclarationSyntax parameter) => parameter.Type?.Text switch
    {
        null or "text" => ParameterType.Text,
        "number" => ParameterType.Number,
        "duration" => ParameterType.Duration,
        "ratio" => ParameterType.Ratio,
        "bytes" => ParameterType.Bytes,
        "bool" => ParameterType.Bool,
        _ => null,
    };

    private static Dictionary<string, ParameterType?> TypesOf(ParametersTailSyntax? tail)
    {
        var types = new Dictionary<string, ParameterType?>(StringComparer.Ordinal);
        foreach (var parameter in tail?.Parameters ?? [])
        {
            types.TryAdd(parameter.Name.Text, TypeOf(parameter));
        }

        return types;
    }

    private void Add(LetScope scope, NameSyntax name, ExpressionSyntax expression)
    {
        if (!scope.TryAdd(name, expression) && scope.Find(name.Text) is { } first)
        {
            _report(ExpressionDiagnostics.LetTwice(Place.Of(name), name.Text, Place.Of(first.Name)));
        }
    }

    // Of two that meet in an importing file the one is mended that is nearer to hand.
    private void Clash(CompilationUnitSyntax importer, NamedExpression first, NamedExpression second)
    {
        var (here, there) = first.Name.Source == importer.Source ? (first, second) : (second, first);
        _report(ExpressionDiagnostics.LetTwice(Place.Of(here.Name), here.Name.Text, Place.Of(there.Name)) with
        {
            Detail = here.Name.Source == importer.Source ? $"This file imports {there.Name.Source.Path}." : $"{importer.Source.Path} imports both files.",
        });
    }

    private void Import(IReadOnlyList<CompilationUnitSyntax> units, Func<SourceText, IEnumerable<SourceText>> importsOf)
    {
        var own = units.ToDictionary(unit => unit.Source, unit => _files[unit.Source].Own.ToArray());
        var told = new HashSet<(NamedExpression, NamedExpression)>();
        foreach (var unit in units)
        {
            var seen = new HashSet<SourceText> { unit.Source };
            var pending = new Queue<SourceText>(importsOf(unit.Source));
            while (pending.TryDequeue(out var file))
            {
                if (!seen.Add(file))
                {
                    continue;
                }

                foreach (var let in own.GetValueOrDefault(file) ?? [])
                {
                    if (!_files[unit.Source].Import(let) && _files[unit.Source].Find(let.Name.Text) is { } first && told.Add((first, let)) && told.Add((let, first)))
                    {
                        Clash(unit, first, let);
                    }
                }

                foreach (var next in importsOf(file))
                {
                    pending.Enqueue(next);
                }
            }
        }
    }
}
