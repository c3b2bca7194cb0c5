using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Finds the declarations of a YAML file: a mapping, a list of them, or the plural lists; in each document.</summary>
internal sealed class YamlFileReader(YamlContext context)
{
    private readonly ImmutableArray<DeclarationSyntax>.Builder _declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
    private readonly YamlDeclarationReader _reader = new(context);
    private readonly LanguageVersion _version = new(context.Report);

    public CompilationUnitSyntax Read(bool isNamed)
    {
        var problems = new List<Diagnostic>();
        var tree = new YamlTreeReader(context.Source, problems.Add);
        var documents = tree.Read();
        if (isNamed || problems.Count == 0 || YamlKinds.LooksOurs(context.Source.Text))
        {
            problems.ForEach(context.Report);
        }

        foreach (var document in documents.Where(document => isNamed || YamlKinds.IsOurs(document)))
        {
            Document(document);
        }

        return new CompilationUnitSyntax(context.Source, new TextSpan(0, context.Source.Text.Length), _declarations.ToImmutable())
        {
            Comments = [.. YamlComments.Find(context.Source, tree.Scalars, context.Comments)],
        };
    }

    private void Document(YamlNode document)
    {
        switch (document)
        {
            case YamlMapping mapping:
                Top(mapping);
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (item is YamlMapping declaration)
                    {
                        Top(declaration);
                    }
                    else
                    {
                        NotADeclaration(item);
                    }
                }

                break;
            default:
                NotADeclaration(document);
                break;
        }
    }

    private void Top(YamlMapping mapping)
    {
        if (mapping.Pairs.IsEmpty)
        {
            NotADeclaration(mapping);
            return;
        }

        var first = mapping.Pairs[0].Key;
        if (ClauseSet.KindOf(first.Value) is { } kind)
        {
            Add(kind, _reader.Read(kind, mapping, mapping.Pairs[0]));
        }
        else if (mapping.Pairs.Any(pair => DeclarationTable.FindPlural(pair.Key.Value) is not null))
        {
            Plurals(mapping);
        }
        else
        {
            Unknown(mapping, first);
        }
    }

    private void Plurals(YamlMapping mapping)
    {
        var seen = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Pairs)
        {
            if (!seen.TryAdd(key.Value, key.Span))
            {
                context.Report(YamlDiagnostics.DuplicateKey(context.Source, key.Span, key.Value, seen[key.Value]));
            }
            else if (DeclarationTable.FindPlural(key.Value) is not { } kind)
            {
                UnknownKind(key);
            }
            else if (value is YamlSequence list)
            {
                foreach (var item in list.Items)
                {
                    Add(kind, _reader.Item(kind, key.Value, item));
                }
            }
            else if (value is not YamlBroken)
            {
                context.Report(YamlDiagnostics.WrongShape(context.Source, value.Span, key.Value, "a list, each item with its name: `- name: …`"));
            }
        }
    }

    private void Unknown(YamlMapping mapping, YamlScalar first)
    {
        var later = mapping.Pairs.FirstOrDefault(pair => ClauseSet.KindOf(pair.Key.Value) is not null);
        if (later is not null)
        {
            context.Report(SyntaxDiagnostics.Misplaced(context.Source, later.Key.Span, later.Key.Value, "is the kind of this declaration: it stands before its other keys"));
            return;
        }

        UnknownKind(first);
    }

    private void UnknownKind(YamlScalar key)
    {
        if (YamlHabits.RemedyAtTop(key.Value) is { } remedy)
        {
            context.Report(YamlDiagnostics.ForeignKey(context.Source, key.Span, key.Value, remedy));
            return;
        }

        var known = DeclarationTable.Kinds.Select(kind => kind.Word).ToArray();
        if (ClauseSet.KindOf(key.Value) is { } kindOfIt)
        {
            context.Report(SyntaxDiagnostics.Misplaced(context.Source, key.Span, key.Value, YamlHabits.OfItsOwn(kindOfIt)));
            return;
        }

        var owner = DeclarationTable.Kinds.FirstOrDefault(kind => ClauseSet.Of(kind).FindKey(key.Value) is not null);
        if (owner is not null)
        {
            context.Report(SyntaxDiagnostics.Misplaced(context.Source, key.Span, key.Value, $"is a key of `{owner.Word}`: it stands under `{owner.Word}: NAME`"));
            return;
        }

        context.Report(SyntaxDiagnostics.UnknownKind(context.Source, key.Span, key.Value, NearName.Of(key.Value, YamlKinds.Keys), known));
    }

    private void NotADeclaration(YamlNode node)
    {
        if (node is not YamlBroken)
        {
            context.Report(YamlDiagnostics.NotADeclaration(context.Source, node.Span, DeclarationTable.Kinds.Select(kind => kind.Word)));
        }
    }

    private void Add(DeclarationKind kind, DeclarationSyntax? declaration)
    {
        _version.Check(kind, declaration);
        if (declaration is not null)
        {
            _declarations.Add(declaration);
        }
    }
}
