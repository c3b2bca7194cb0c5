using System.Collections.Immutable;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>How declarations stand in a YAML file.</summary>
internal enum YamlForm
{
    /// <summary>A document of its own.</summary>
    Document,

    /// <summary>An item of a list of declarations.</summary>
    Item,

    /// <summary>An item of a list under a plural key.</summary>
    Plural,
}

/// <summary>A run of declarations of one form.</summary>
/// <param name="Form">Their form.</param>
/// <param name="Key">The plural key, or empty.</param>
/// <param name="Declarations">In order.</param>
/// <param name="IsParted">True where a new document begins before them.</param>
internal sealed record YamlGroup(YamlForm Form, string Key, ImmutableArray<DeclarationSyntax> Declarations, bool IsParted)
{
    /// <summary>The groups of a file: as they are in a YAML file; of a native one a document for a single declaration, else a list.</summary>
    /// <param name="unit">The file.</param>
    /// <param name="isYaml">True where it is of the YAML spelling.</param>
    /// <param name="hasTail">True where comments stand behind the last declaration, which would be a document's own.</param>
    public static List<YamlGroup> Of(CompilationUnitSyntax unit, bool isYaml, bool hasTail)
    {
        if (!isYaml)
        {
            var form = unit.Declarations.Length == 1 && !hasTail ? YamlForm.Document : YamlForm.Item;
            return unit.Declarations.IsEmpty ? [] : [new(form, "", unit.Declarations, false)];
        }

        var groups = new List<YamlGroup>();
        DeclarationSyntax? last = null;
        foreach (var declaration in unit.Declarations)
        {
            var (form, key) = FormOf(declaration);
            var isParted = AreParted(last, declaration);
            if (groups is [.., var group] && group.Form == form && group.Key == key && form != YamlForm.Document && !isParted)
            {
                groups[^1] = group with { Declarations = group.Declarations.Add(declaration) };
            }
            else
            {
                groups.Add(new(form, key, [declaration], isParted));
            }

            last = declaration;
        }

        return groups;
    }

    private static (YamlForm Form, string Key) FormOf(DeclarationSyntax declaration)
    {
        var source = declaration.Source;
        var key = source.TextOf(declaration.KindSpan).Trim('"', '\'');
        if (key != declaration.Kind.Word || IsUnderPlural(declaration))
        {
            return (YamlForm.Plural, declaration.Kind.Plurals[0]);
        }

        var (line, column) = source.PositionOf(declaration.Span.Start);
        return source.LineText(line)[..(column - 1)].TrimStart().StartsWith('-') ? (YamlForm.Item, "") : (YamlForm.Document, "");
    }

    // `tiles:` with `- tile: …`: the list's key stands in a line above, further to the left.
    private static bool IsUnderPlural(DeclarationSyntax declaration)
    {
        var (line, column) = declaration.Source.PositionOf(declaration.Span.Start);
        for (line--; line > 0; line--)
        {
            var text = declaration.Source.LineText(line);
            if (text.Length > 0 && !char.IsWhiteSpace(text[0]) && text[0] is not ('#' or '-'))
            {
                return column > 1 && declaration.Kind.Plurals.Any(plural => text.StartsWith(plural + ":", StringComparison.Ordinal));
            }
        }

        return false;
    }

    private static bool AreParted(DeclarationSyntax? left, DeclarationSyntax right) =>
        left is not null && right.Span.Start > left.Span.Start && right.Source.Text[left.Span.Start..right.Span.Start].Contains("\n---", StringComparison.Ordinal);
}
