using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Reads a declaration's mapping, by its kind's form.</summary>
internal sealed class YamlDeclarationReader
{
    private readonly YamlContext _context;
    private readonly YamlClauseReader _clauses;

    public YamlDeclarationReader(YamlContext context)
    {
        _context = context;
        _clauses = new YamlClauseReader(context, Item);
    }

    private SourceText Source => _context.Source;

    /// <summary>The declaration, or null where it has no name.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="mapping">All its keys.</param>
    /// <param name="name">The key with its name.</param>
    public DeclarationSyntax? Read(DeclarationKind kind, YamlMapping mapping, YamlPair name)
    {
        if (kind.Form == DeclarationForm.Value)
        {
            _clauses.Read(ClauseSet.Of(kind), mapping, name);
            return Value(kind, name.Key.Span, name.Key, name.Value, mapping.Span);
        }

        var declared = Name(kind, name.Key, name.Value);
        var clauses = _clauses.Read(ClauseSet.Of(kind), mapping, name);
        return declared is null ? null : new DeclarationSyntax(Source, mapping.Span, kind, name.Key.Span, declared, clauses);
    }

    /// <summary>An item of a list under a plural: a mapping with its name, or the text of a declaration that has no keys; null where it is none, which is reported.</summary>
    public DeclarationSyntax? Item(DeclarationKind kind, string plural, YamlNode item)
    {
        if (item is YamlMapping mapping)
        {
            var name = mapping.Pairs.FirstOrDefault(pair => pair.Key.Value == "name" || pair.Key.Value == kind.Word);
            if (name is not null)
            {
                return Read(kind, mapping, name);
            }

            _context.Report(SyntaxDiagnostics.BadName(Source, new TextSpan(mapping.Span.Start, 0), kind.Word, "write `name: …` first"));
            return null;
        }

        if (item is YamlScalar scalar && kind.Form is DeclarationForm.Bare or DeclarationForm.Value)
        {
            var key = new YamlScalar(scalar.Span, plural, ScalarForm.Plain);
            return kind.Form == DeclarationForm.Value
                ? Value(kind, scalar.Span, key, scalar, scalar.Span)
                : Name(kind, key, scalar) is { } bare ? new DeclarationSyntax(Source, scalar.Span, kind, scalar.Span, bare, []) : null;
        }

        if (item is not YamlBroken)
        {
            _context.Report(YamlDiagnostics.WrongShape(Source, item.Span, plural, "a list of mappings, each with its name: `- name: …`"));
        }

        return null;
    }

    private DeclarationSyntax? Value(DeclarationKind kind, TextSpan keyword, YamlScalar key, YamlNode value, TextSpan span)
    {
        var row = NamedExpression.RowOf(kind);
        if (_context.Scalar(row, key, value) is not { } scalar)
        {
            return null;
        }

        var declaration = NamedExpression.Parse(kind, keyword, span, _context.Text(row, scalar), _context.Tails, out var problem);
        _context.Report(problem);
        return declaration;
    }

    private NameSyntax? Name(DeclarationKind kind, YamlScalar key, YamlNode value)
    {
        if (value is not YamlScalar scalar)
        {
            if (value is not YamlBroken)
            {
                _context.Report(YamlDiagnostics.WrongShape(Source, value.Span, key.Value, "the declaration's name"));
            }

            return null;
        }

        if (YamlHabits.IsComment(Source, scalar, _context.Report))
        {
            return null;
        }

        var isText = kind.Name == NameForm.String || (kind.Name == NameForm.Any && !DeclarationName.IsPath(scalar.Value));
        var place = scalar.Span.Length == 0 ? key.Span : scalar.Span;
        return DeclarationName.Check(kind, new NameSyntax(Source, place, scalar.Value), isText, _context.Report);
    }
}
