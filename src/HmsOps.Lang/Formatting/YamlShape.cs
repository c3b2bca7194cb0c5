using System.Collections.Immutable;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

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
        var heads = HeadsOf(unit.Source);
        var (first, isFirstParted) = (0, false);
        for (var i = 0; i < unit.Declarations.Length; i++)
        {
            var (form, key) = FormOf(unit.Declarations[i], heads);
            var next = i + 1 < unit.Declarations.Length ? unit.Declarations[i + 1] : null;
            var isParted = next is not null && AreParted(unit.Declarations[i], next);
            if (next is null || isParted || form == YamlForm.Document || FormOf(next, heads) != (form, key))
            {
                groups.Add(new(form, key, unit.Declarations[first..(i + 1)], isFirstParted));
                (first, isFirstParted) = (i + 1, isParted);
            }
        }

        return groups;
    }

    // For each line the last one above it that begins at the left edge with a key; 0 where none does.
    private static int[] HeadsOf(SourceText source)
    {
        var heads = new int[source.LineCount + 1];
        for (var line = 2; line < heads.Length; line++)
        {
            var above = source.SpanOfLine(line - 1);
            heads[line] = above.Length > 0 && !char.IsWhiteSpace(above[0]) && above[0] is not ('#' or '-') ? line - 1 : heads[line - 1];
        }

        return heads;
    }

    private static (YamlForm Form, string Key) FormOf(DeclarationSyntax declaration, int[] heads)
    {
        var source = declaration.Source;
        var key = source.TextOf(declaration.KindSpan).Trim('"', '\'');
        if (key != declaration.Kind.Word || IsUnderPlural(declaration, heads))
        {
            return (YamlForm.Plural, declaration.Kind.Plurals[0]);
        }

        var (line, column) = source.PositionOf(declaration.Span.Start);
        return source.LineText(line)[..(column - 1)].TrimStart().StartsWith('-') ? (YamlForm.Item, "") : (YamlForm.Document, "");
    }

    // `tiles:` with `- tile: …`: the list's key stands in a line above, further to the left.
    private static bool IsUnderPlural(DeclarationSyntax declaration, int[] heads)
    {
        var (line, column) = declaration.Source.PositionOf(declaration.Span.Start);
        return column > 1 && heads[line] > 0
            && declaration.Kind.Plurals.Any(plural => declaration.Source.LineText(heads[line]).StartsWith(plural + ":", StringComparison.Ordinal));
    }

    private static bool AreParted(DeclarationSyntax left, DeclarationSyntax right) =>
        right.Span.Start > left.Span.Start && right.Source.Text[left.Span.Start..right.Span.Start].Contains("\n---", StringComparison.Ordinal);
}
