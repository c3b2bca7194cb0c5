using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Reads the clauses of a mapping by their rows of the declaration table.</summary>
internal sealed class YamlClauseReader
{
    private readonly YamlContext _context;
    private readonly YamlStepsReader _steps;
    private readonly Func<DeclarationKind, string, YamlNode, DeclarationSyntax?> _declare;

    /// <param name="context">The file.</param>
    /// <param name="declare">Reads an item of a list of declarations under a key.</param>
    public YamlClauseReader(YamlContext context, Func<DeclarationKind, string, YamlNode, DeclarationSyntax?> declare)
    {
        (_context, _declare) = (context, declare);
        _steps = new YamlStepsReader(context, this);
    }

    private SourceText Source => _context.Source;

    /// <summary>The clauses of a block.</summary>
    /// <param name="set">Its rows.</param>
    /// <param name="mapping">Where they stand.</param>
    /// <param name="name">The key with the declaration's name, or null.</param>
    public ImmutableArray<ClauseSyntax> Read(ClauseSet set, YamlMapping mapping, YamlPair? name)
    {
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        foreach (var pair in _context.Others(mapping, name))
        {
            if (set.FindKey(pair.Key.Value) is { } row)
            {
                Add(row, pair, clauses);
            }
            else if (set.Open is not null && DeclarationName.MayBeOpen(set.Open, pair.Key.Value, IsIn(pair.Value)))
            {
                Add(set.Open, pair, clauses);
            }
            else
            {
                YamlHabits.UnknownKey(Source, set, mapping, pair.Key, _context.Report);
            }
        }

        return clauses.ToImmutable();
    }

    /// <summary>A clause of one key and its value.</summary>
    public ClauseSyntax Clause(ClauseRow row, YamlScalar key, YamlNode value)
    {
        var tail = Tail(row, key, value);
        var end = row.Tail == TailKind.Steps ? tail?.Span ?? key.Span : value.Span;
        return new ClauseSyntax(Source, key.Span.To(end), row, key.Span, tail);
    }

    private static bool IsIn(YamlNode value) => value is YamlSequence or YamlScalar { Value: ['i', 'n', ' ', ..] };

    private void Add(ClauseRow row, YamlPair pair, ImmutableArray<ClauseSyntax>.Builder clauses)
    {
        var takesList = row.Repeats && !(row.IsOpen && row.Tail == TailKind.In);
        if (!takesList || pair.Value is not YamlSequence list)
        {
            clauses.Add(Clause(row, pair.Key, pair.Value));
            return;
        }

        foreach (var item in list.Items)
        {
            var keyword = row.Tail == TailKind.Declaration && item is YamlMapping { Pairs: [var first, ..] } ? first.Key.Span : pair.Key.Span;
            clauses.Add(new ClauseSyntax(Source, item.Span, row, keyword, Tail(row, pair.Key, item)));
        }
    }

    private TailSyntax? Tail(ClauseRow row, YamlScalar key, YamlNode value)
    {
        switch (row.Tail)
        {
            case TailKind.Steps:
                return _steps.Read(row, key, value);
            case TailKind.Block when value is YamlScalar:
                var clause = Clause(row.Block[0], key, value);
                return new BlockTailSyntax(Source, clause.Span, [clause], IsShort: true);
            case TailKind.Block or TailKind.Color when value is YamlMapping mapping:
                return new BlockTailSyntax(Source, value.Span, Read(ClauseSet.Of(row), mapping, null), IsShort: false);
            case TailKind.Declaration:
                return Inner(row, key, value);
            case TailKind.Pairs:
                return Pairs(row, key, value);
            case TailKind.Parameters:
                return Parameters(row, key, value);
        }

        if (_context.Scalar(row, key, value) is not { } scalar)
        {
            return null;
        }

        if (row.Tail == TailKind.Text)
        {
            return new WordTailSyntax(Source, scalar.Span, scalar.Value.TrimEnd('\n'));
        }

        var text = _context.Text(row, scalar);
        Diagnostic? problem;
        var tail = row.Tail == TailKind.In && row.IsOpen
            ? _context.Tails.ParseIn(row, new NameSyntax(Source, key.Span, key.Value.Replace("`", "", StringComparison.Ordinal)), text, out problem)
            : _context.Tails.Parse(row, text, out problem);
        _context.Report(problem);
        return tail;
    }

    private DeclarationTailSyntax? Inner(ClauseRow row, YamlScalar key, YamlNode value)
    {
        if (value is not YamlMapping || ClauseSet.KindOf(row.Inner) is not { } kind)
        {
            _context.WrongShape(row, key, value);
            return null;
        }

        return _declare(kind, key.Value, value) is { } inner ? new DeclarationTailSyntax(Source, inner.Span, inner) : null;
    }

    private PairsTailSyntax? Pairs(ClauseRow row, YamlScalar key, YamlNode value)
    {
        if (value is not YamlMapping mapping)
        {
            _context.WrongShape(row, key, value);
            return null;
        }

        var pairs = ImmutableArray.CreateBuilder<PairSyntax>();
        foreach (var (label, text) in _context.Others(mapping, null))
        {
            if (!DeclarationName.IsPath(label.Value))
            {
                _context.Report(SyntaxDiagnostics.Unexpected(Source, label.Span, label.Value, key.Value, "a label is a word, or words joined by dots"));
            }
            else if (text is YamlScalar scalar)
            {
                if (!YamlHabits.IsComment(Source, scalar, _context.Report))
                {
                    var name = new NameSyntax(Source, label.Span, label.Value.Replace("`", "", StringComparison.Ordinal));
                    pairs.Add(new PairSyntax(Source, label.Span.To(scalar.Span), name, new NameSyntax(Source, scalar.Span, scalar.Value)));
                }
            }
            else
            {
                _context.WrongShape(row, key, text);
            }
        }

        return new PairsTailSyntax(Source, mapping.Span, pairs.ToImmutable());
    }

    private ParametersTailSyntax? Parameters(ClauseRow row, YamlScalar key, YamlNode value)
    {
        if (value is not YamlSequence list)
        {
            _context.WrongShape(row, key, value);
            return null;
        }

        var parameters = ImmutableArray.CreateBuilder<ParameterDeclarationSyntax>();
        foreach (var item in list.Items)
        {
            // `- to: text` without quotes is a mapping for YAML; its text is what was meant all the same.
            var text = item is YamlMapping { Pairs: [{ Key.Form: ScalarForm.Plain, Value: YamlScalar { Form: ScalarForm.Plain } }] }
                ? TailText.OfFile(Source, item.Span.Start, item.Span.End)
                : _context.Scalar(row, key, item) is { } scalar ? _context.Text(row, scalar) : null;
            if (text is null)
            {
                continue;
            }

            var parameter = _context.Tails.ParseParameter(row, text, out var problem);
            _context.Report(problem);
            if (parameter is not null)
            {
                parameters.Add(parameter);
            }
        }

        return new ParametersTailSyntax(Source, list.Span, parameters.ToImmutable());
    }
}
