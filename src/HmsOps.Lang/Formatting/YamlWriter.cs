using System.Collections.Immutable;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>Writes a tree out in the YAML spelling: two columns a level, plain scalars where they read the same.</summary>
internal sealed class YamlWriter(CommentMap comments, bool isYaml)
{
    private const int FlowWidth = 100;
    private readonly YamlSteps _steps = new(comments, isYaml);

    /// <summary>A file's lines.</summary>
    public List<string> Write(CompilationUnitSyntax unit)
    {
        var lines = new List<string>();
        var tail = comments.Of(unit).Dangling;
        var last = unit.Declarations.IsEmpty ? null : unit.Declarations[^1];
        var hasTail = tail.Count > 0 || (last is not null && comments.Of(last).Dangling.Count + comments.Of(last).Trailing.Count > 0);
        YamlGroup? before = null;
        foreach (var group in YamlGroup.Of(unit, isYaml, hasTail))
        {
            Group(lines, group, before);
            before = group;
        }

        SourceLayout.Comments(lines, tail, lines.Count == 0);
        return lines;
    }

    private void Group(List<string> lines, YamlGroup group, YamlGroup? before)
    {
        if (before is not null && (group.IsParted || group.Form != YamlForm.Plural || before.Form != YamlForm.Plural))
        {
            lines.Add("---");
        }

        var isFirst = true;
        foreach (var declaration in group.Declarations)
        {
            var item = new List<string>();
            var written = Declaration(declaration, group.Form == YamlForm.Plural ? "name" : declaration.Kind.Word);
            var leading = comments.Of(declaration).Leading;
            if (isFirst && group.Form == YamlForm.Plural)
            {
                // What stands at the left edge is about the list.
                List<CommentSyntax> above = [.. leading.TakeWhile(comment => comment.Source.PositionOf(comment.Span.Start).Column == 1)];
                SourceLayout.Comments(lines, above, lines.Count == 0);
                leading = leading[above.Count..];
            }

            SourceLayout.Before(item, declaration, leading, isFirst);
            item.AddRange(group.Form == YamlForm.Document ? written : YamlLines.Item(written));
            if (isFirst && group.Form == YamlForm.Plural)
            {
                lines.Add(group.Key + ":");
            }
            else if (!isFirst && item[0].Length > 0 && group.Form == YamlForm.Item && (written.Count > 1 || lines[^1].StartsWith("  ", StringComparison.Ordinal)))
            {
                lines.Add("");
            }

            lines.AddRange(group.Form == YamlForm.Plural ? YamlLines.Indented(item) : item);
            isFirst = false;
        }
    }

    private List<string> Declaration(DeclarationSyntax declaration, string key)
    {
        var own = comments.Of(declaration);
        if (declaration.Kind.Form == DeclarationForm.Value)
        {
            var value = declaration.Clauses[0];
            var pieces = new PieceList().Add(declaration.Name.Text, declaration.Name.Span.Start).Add("=", value.Span.Start - 1);
            foreach (var piece in TailPieces.Of(value, isYaml))
            {
                _ = piece.IsGlued ? pieces.Glue(piece.Text, piece.Offset) : pieces.Add(piece.Text, piece.Offset, piece.MayBreak);
            }

            var lines = new List<string>();
            SourceLayout.Comments(lines, [.. own.Header, .. comments.Of(value).Leading], isFirst: true);
            var tail = YamlLines.Tail(key, pieces, comments.Of(value).Inner, [.. comments.Of(value).Trailing, .. own.Trailing]);
            SourceLayout.Comments(tail, own.Dangling, isFirst: true);
            return [.. lines, .. tail];
        }

        List<string> written = [$"{key}: {YamlScalarText.Of(declaration.Kind.Name is NameForm.Path or NameForm.Word ? Spelling.OfPath(declaration.Name) : declaration.Name.Text)}"];
        if (declaration.Clauses.IsEmpty)
        {
            SourceLayout.Behind(written, [.. own.Header, .. own.Trailing]);
            SourceLayout.Comments(written, own.Dangling, isFirst: false);
            return written;
        }

        SourceLayout.Behind(written, own.Header);
        Clauses(written, declaration.Clauses);
        SourceLayout.Comments(written, own.Dangling, isFirst: false);
        SourceLayout.Comments(written, own.Trailing, isFirst: true);
        return written;
    }

    /// <summary>Clauses as keys; those that repeat are one list, where the first of them stands.</summary>
    private void Clauses(List<string> lines, ImmutableArray<ClauseSyntax> clauses)
    {
        foreach (var group in clauses.GroupBy(KeyOf, StringComparer.Ordinal))
        {
            ImmutableArray<ClauseSyntax> same = [.. group];
            var clause = same[0];
            var isList = clause.Row.Repeats && (!clause.Row.IsOpen || clause.Row.Tail == TailKind.Raw)
                && (same.Length > 1 || clause.Row.Tail is TailKind.Let or TailKind.Given or TailKind.Expect or TailKind.Declaration);
            SourceLayout.Before(lines, clause, comments.Of(clause).Leading, isFirst: false, isYaml ? KeyAt(clause) : null);
            lines.AddRange(isList ? List(group.Key, same) : Clause(group.Key, clause));
        }
    }

    // The key of a list stands above its first item; an item that is a declaration has a key of its own.
    private static int KeyAt(ClauseSyntax clause)
    {
        var (source, at) = (clause.Source, clause.KeywordSpan.Start);
        var (line, column) = source.PositionOf(at);
        if (clause.Tail is not DeclarationTailSyntax || source.SpanOfLine(line)[..(column - 1)].Trim() is not "-")
        {
            return at;
        }

        do
        {
            line--;
        }
        while (line > 1 && source.SpanOfLine(line).TrimStart() is [] or ['#', ..]);

        return source.StartOfLine(Math.Max(line, 1));
    }

    private static string KeyOf(ClauseSyntax clause) =>
        clause.Row.IsOpen ? clause.Word : clause.Row.Tail == TailKind.Declaration ? clause.Row.Key + "s" : clause.Row.Key;

    private List<string> List(string key, ImmutableArray<ClauseSyntax> clauses)
    {
        var lines = new List<string> { key + ":" };
        var inside = new List<string>();
        foreach (var clause in clauses)
        {
            if (clause != clauses[0])
            {
                SourceLayout.Before(inside, clause, comments.Of(clause).Leading, isFirst: inside.Count == 0);
            }

            var own = comments.Of(clause);
            inside.AddRange(YamlLines.Item(clause.Tail is DeclarationTailSyntax inner
                ? Inner(inner.Declaration, own)
                : YamlLines.Scalar(TailPieces.Of(clause, isYaml), own.Inner, own.Trailing, 0)));
        }

        lines.AddRange(YamlLines.Indented(inside));
        return lines;
    }

    private List<string> Inner(DeclarationSyntax declaration, NodeComments own)
    {
        List<string> lines = [$"{declaration.Kind.Word}: {YamlScalarText.Of(declaration.Name.Text)}"];
        SourceLayout.Behind(lines, own.Header);
        Clauses(lines, declaration.Clauses);
        SourceLayout.Comments(lines, [.. own.Dangling, .. own.Trailing], isFirst: true);
        return lines;
    }

    private List<string> Clause(string key, ClauseSyntax clause)
    {
        var own = comments.Of(clause);
        switch (clause.Tail)
        {
            case StepsTailSyntax steps:
                return _steps.Block(key, clause, steps.Steps);
            case BlockTailSyntax { IsShort: false } block:
                return Mapping(key, own, inside => Clauses(inside, block.Clauses));
            case PairsTailSyntax pairs:
                return Pairs(key, clause, pairs);
            case ParametersTailSyntax parameters:
                var list = string.Join(", ", parameters.Parameters.Select(parameter => $"\"{TailPieces.Of(parameter).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
                List<string> written = [$"{key}: [{list}]"];
                SourceLayout.Behind(written, [.. own.Header, .. own.Inner, .. own.Trailing]);
                return written;
            case WordTailSyntax word:
                List<string> text = [$"{key}: {YamlScalarText.Of(word.Text)}"];
                SourceLayout.Behind(text, [.. own.Inner, .. own.Trailing]);
                return text;
            default:
                var tail = clause.Tail is BlockTailSyntax single ? single.Clauses[0] : clause;
                return YamlLines.Tail(key, TailPieces.Of(tail, isYaml), own.Inner, own.Trailing);
        }
    }

    private List<string> Pairs(string key, ClauseSyntax clause, PairsTailSyntax pairs)
    {
        var own = comments.Of(clause);
        if (!comments.HasInside(clause))
        {
            var flow = $"{key}: {{{string.Join(", ", pairs.Pairs.Select(pair => $"{pair.Name.Text}: {YamlScalarText.Of(pair.Value.Text, isFlow: true)}"))}}}";
            if (flow.Length <= FlowWidth)
            {
                List<string> line = [flow];
                SourceLayout.Behind(line, own.Trailing);
                return line;
            }
        }

        return Mapping(key, own, inside =>
        {
            foreach (var pair in pairs.Pairs)
            {
                SourceLayout.Before(inside, pair, comments.Of(pair).Leading, inside.Count == 0);
                inside.Add($"{pair.Name.Text}: {YamlScalarText.Of(pair.Value.Text)}");
                SourceLayout.Behind(inside, [.. comments.Of(pair).Inner, .. comments.Of(pair).Trailing]);
            }
        });
    }

    private static List<string> Mapping(string key, NodeComments own, Action<List<string>> write)
    {
        var lines = new List<string> { key + ":" };
        SourceLayout.Behind(lines, own.Header);
        var inside = new List<string>();
        write(inside);
        SourceLayout.Comments(inside, [.. own.Dangling, .. own.Trailing], inside.Count == 0);
        lines.AddRange(YamlLines.Indented(inside));
        return lines;
    }
}
