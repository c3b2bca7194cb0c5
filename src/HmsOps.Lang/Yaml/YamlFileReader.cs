using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Finds the declarations of a YAML file: a mapping, a list of them, or the plural lists; in each document.</summary>
internal sealed class YamlFileReader(SourceText source, Action<Diagnostic> report)
{
    private readonly ImmutableArray<DeclarationSyntax>.Builder _declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
    private readonly YamlDeclarationReader _reader = new(source, report);

    public CompilationUnitSyntax Read(bool isNamed)
    {
        var problems = new List<Diagnostic>();
        var documents = new YamlTreeReader(source, problems.Add).Read();
        if (isNamed || problems.Count == 0 || YamlKinds.LooksOurs(source.Text))
        {
            problems.ForEach(report);
        }

        foreach (var document in documents.Where(document => isNamed || YamlKinds.IsOurs(document)))
        {
            Document(document);
        }

        return new CompilationUnitSyntax(source, new TextSpan(0, source.Text.Length), _declarations.ToImmutable());
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
        if (DeclarationTable.Find(first.Value) is { } kind)
        {
            Add(_reader.Read(kind, mapping, mapping.Pairs[0]));
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
                report(YamlDiagnostics.DuplicateKey(source, key.Span, key.Value, seen[key.Value]));
            }
            else if (DeclarationTable.FindPlural(key.Value) is not { } kind)
            {
                UnknownKind(key);
            }
            else if (value is YamlSequence list)
            {
                foreach (var item in list.Items)
                {
                    Item(kind, key.Value, item);
                }
            }
            else if (value is not YamlBroken)
            {
                report(YamlDiagnostics.WrongShape(source, value.Span, key.Value, "a list, each item with its name: `- name: …`"));
            }
        }
    }

    private void Item(DeclarationKind kind, string plural, YamlNode item)
    {
        if (item is not YamlMapping mapping)
        {
            if (item is not YamlBroken)
            {
                report(YamlDiagnostics.WrongShape(source, item.Span, plural, "a list of mappings, each with its name: `- name: …`"));
            }

            return;
        }

        var name = mapping.Pairs.FirstOrDefault(pair => pair.Key.Value == "name" || pair.Key.Value == kind.Word);
        if (name is null)
        {
            report(SyntaxDiagnostics.BadName(source, new TextSpan(mapping.Span.Start, 0), kind.Word, "write `name: …` first"));
            return;
        }

        Add(_reader.Read(kind, mapping, name));
    }

    private void Unknown(YamlMapping mapping, YamlScalar first)
    {
        var later = mapping.Pairs.FirstOrDefault(pair => DeclarationTable.Find(pair.Key.Value) is not null);
        if (later is not null && !YamlKinds.IsLater(first.Value))
        {
            report(SyntaxDiagnostics.Misplaced(source, later.Key.Span, later.Key.Value, "is the kind of this declaration: it stands before its other keys"));
            return;
        }

        UnknownKind(first);
    }

    private void UnknownKind(YamlScalar key)
    {
        if (YamlHabits.RemedyAtTop(key.Value) is { } remedy)
        {
            report(YamlDiagnostics.ForeignKey(source, key.Span, key.Value, remedy));
            return;
        }

        var known = DeclarationTable.Kinds.Select(kind => kind.Word).ToArray();
        if (YamlKinds.IsLater(key.Value))
        {
            report(SyntaxDiagnostics.NotYet(source, key.Span, key.Value, known));
            return;
        }

        if (DeclarationTable.Find(key.Value) is { } kindOfIt)
        {
            var plural = kindOfIt.Plurals[0];
            report(SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, $"begins a declaration of its own: write a list under `{plural}:`, or part the documents by `---`"));
            return;
        }

        var owner = DeclarationTable.Kinds.FirstOrDefault(kind => kind.FindKey(key.Value) is not null);
        if (owner is not null)
        {
            report(SyntaxDiagnostics.Misplaced(source, key.Span, key.Value, $"is a key of `{owner.Word}`: it stands under `{owner.Word}: NAME`"));
            return;
        }

        report(SyntaxDiagnostics.UnknownKind(source, key.Span, key.Value, NearName.Of(key.Value, YamlKinds.Keys), known));
    }

    private void NotADeclaration(YamlNode node)
    {
        if (node is not YamlBroken)
        {
            report(YamlDiagnostics.NotADeclaration(source, node.Span, DeclarationTable.Kinds.Select(kind => kind.Word)));
        }
    }

    private void Add(DeclarationSyntax? declaration)
    {
        if (declaration is not null)
        {
            _declarations.Add(declaration);
        }
    }
}
