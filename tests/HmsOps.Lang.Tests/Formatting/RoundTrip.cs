using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Formatting;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Formatting;

/// <summary>Formats and converts a file and checks that nothing is lost on the way.</summary>
internal static class RoundTrip
{
    /// <summary>True where the file has no error and so can be formatted.</summary>
    public static bool IsSound(SourceText source)
    {
        var bag = new DiagnosticBag();
        SyntaxReader.Parse(source, bag);
        return !bag.HasErrors;
    }

    /// <summary>The formatted text, in the file's own spelling or the other.</summary>
    public static SourceText Format(SourceText source, bool toYaml)
    {
        var bag = new DiagnosticBag();
        var text = Formatter.Format(source, toYaml, bag);
        Assert.True(text is not null, $"{source.Path} can't be formatted: {Print(bag)}\n{source.Text}");
        return new SourceText(toYaml ? "x.yaml" : "x.hmsrule", text);
    }

    /// <summary>Own spelling, the other one, and back: the same tree, the same comments; and a formatted file stays as it is.</summary>
    public static void Check(SourceText source)
    {
        var isYaml = SourceLayout.IsYaml(source);
        var own = Format(source, isYaml);
        Same(source, own);
        var other = Format(own, !isYaml);
        Same(own, other);
        var back = Format(other, isYaml);
        Same(own, back);
        var direct = Format(source, !isYaml);
        Same(source, direct);
    }

    private static void Same(SourceText before, SourceText after)
    {
        var (left, right) = (Read(before), Read(after));
        Assert.True(TreeShape.Of(left) == TreeShape.Of(right), $"another tree:\n{before.Text}\n=>\n{after.Text}\n{Diff(TreeShape.Of(left), TreeShape.Of(right))}");
        var (said, kept) = (CommentsOf(left), CommentsOf(right));
        if (IsScattered(left))
        {
            // YAML gathers the clauses in one list, and their comments go with them.
            said.Sort(StringComparer.Ordinal);
            kept.Sort(StringComparer.Ordinal);
        }

        Assert.True(said.SequenceEqual(kept), $"other comments:\n{before.Text}\n=>\n{after.Text}\n{string.Join('\n', said)}\n=>\n{string.Join('\n', kept)}");
        var again = Format(after, SourceLayout.IsYaml(after));
        Assert.True(again.Text == after.Text, $"not idempotent:\n{after.Text}\n=>\n{again.Text}");
    }

    private static CompilationUnitSyntax Read(SourceText source)
    {
        var bag = new DiagnosticBag();
        var unit = SyntaxReader.Parse(source, bag);
        Assert.True(!bag.HasErrors, $"{Print(bag)}\n{source.Text}");
        return unit;
    }

    // True where other clauses stand between two of one key.
    private static bool IsScattered(SyntaxNode node)
    {
        var parts = SyntaxParts.Of(node);
        List<string> keys = [.. parts.OfType<ClauseSyntax>().Select(clause => clause.Row.IsOpen ? clause.Word : clause.Row.Key)];
        var runs = keys.Where((key, i) => i == 0 || keys[i - 1] != key).ToList();
        return runs.Count > runs.Distinct(StringComparer.Ordinal).Count() || parts.Any(IsScattered);
    }

    // A comment and the declaration and clause that it belongs to.
    private static List<string> CommentsOf(CompilationUnitSyntax unit)
    {
        var map = new CommentMap(unit, SourceLayout.IsYaml(unit.Source));
        var found = new List<(int At, string Text)>();
        Walk(unit, "", map, found, 0);
        Assert.Equal(unit.Comments.Length, found.Count);
        return [.. found.OrderBy(comment => comment.At).Select(comment => comment.Text)];
    }

    private static void Walk(SyntaxNode node, string owner, CommentMap map, List<(int At, string Text)> found, int depth)
    {
        var path = (depth, node) switch
        {
            (_, DeclarationSyntax declaration) => $"{declaration.Kind.Word} {declaration.Name.Text}",
            (_, ClauseSyntax clause) when depth < 3 => $"{owner} / {clause.Row.Head}",
            _ => owner,
        };
        var own = map.Of(node);
        found.AddRange(own.Leading.Concat(own.Header).Concat(own.Inner).Concat(own.Trailing).Concat(own.Dangling).Select(comment => (comment.Span.Start, comment.Text)));
        foreach (var part in SyntaxParts.Of(node))
        {
            Walk(part, path, map, found, depth + 1);
        }
    }

    private static string Diff(string left, string right)
    {
        var (a, b) = (left.Split('\n'), right.Split('\n'));
        var at = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {at}:\n{string.Join('\n', a.Skip(Math.Max(0, at - 4)).Take(8))}\n--\n{string.Join('\n', b.Skip(Math.Max(0, at - 4)).Take(8))}";
    }

    private static string Print(DiagnosticBag bag) => Syntax.TreeText.Print(bag);
}
