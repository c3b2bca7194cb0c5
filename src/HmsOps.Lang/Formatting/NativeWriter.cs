using System.Collections.Immutable;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>Writes a tree out in the native spelling: two columns a block, one blank between words.</summary>
internal sealed class NativeWriter(CommentMap comments, bool isYaml)
{
    private const int Indent = 2;
    private const int OneLine = 100;

    /// <summary>A file's lines.</summary>
    public List<string> Write(CompilationUnitSyntax unit)
    {
        var lines = new List<string>();
        var wasBlock = false;
        foreach (var declaration in unit.Declarations)
        {
            var written = Declaration(declaration, 0);
            var before = lines.Count;
            SourceLayout.Before(lines, declaration, comments.Of(declaration).Leading, lines.Count == 0);
            if (before > 0 && (written.Count > 1 || wasBlock) && (lines.Count == before || lines[before].Length > 0))
            {
                lines.Insert(before, "");
            }

            wasBlock = written.Count > 1;
            lines.AddRange(written);
        }

        SourceLayout.Comments(lines, comments.Of(unit).Dangling, lines.Count == 0);
        return lines;
    }

    private List<string> Declaration(DeclarationSyntax declaration, int depth)
    {
        var kind = declaration.Kind;
        var name = Spelling.OfDeclared(kind, declaration.Name, isYaml);
        var own = comments.Of(declaration);
        List<string> lines = kind.Form switch
        {
            DeclarationForm.Bare => [$"{kind.Word} {name}"],
            DeclarationForm.Value => Value(declaration, name),
            DeclarationForm.Steps => Playbook(declaration, name, depth),
            _ when isYaml && declaration.Clauses.IsEmpty => Block($"{kind.Word} {name}", declaration, declaration.Clauses, depth, Clause, [.. own.Header, .. own.Trailing], own.Dangling),
            _ => Block($"{kind.Word} {name}", declaration, declaration.Clauses, depth, Clause),
        };
        SourceLayout.Behind(lines, kind.Form switch
        {
            DeclarationForm.Bare => [.. own.Header, .. own.Trailing, .. own.Dangling],
            DeclarationForm.Block when isYaml && declaration.Clauses.IsEmpty => [],
            _ => own.Trailing,
        });
        return lines;
    }

    private List<string> Value(DeclarationSyntax declaration, string name)
    {
        var value = declaration.Clauses[0];
        var head = $"{declaration.Kind.Word} {name} = ";
        var own = comments.Of(value);
        var lines = new List<string>();
        SourceLayout.Comments(lines, [.. comments.Of(declaration).Header, .. own.Leading], isFirst: true);
        var written = Headed(head, TailLines.Of(TailPieces.Of(value, isYaml), own.Inner, TailLines.Width - head.Length));
        SourceLayout.Behind(written, own.Trailing);
        SourceLayout.Comments(written, comments.Of(declaration).Dangling, isFirst: true);
        return [.. lines, .. written];
    }

    private List<string> Playbook(DeclarationSyntax declaration, string name, int depth)
    {
        var parameters = declaration.Clauses.Select(clause => clause.Tail).OfType<ParametersTailSyntax>().FirstOrDefault();
        var head = parameters is null ? name : $"{name}({string.Join(", ", parameters.Parameters.Select(TailPieces.Of))})";
        var steps = declaration.Clauses.FirstOrDefault(clause => clause.Tail is StepsTailSyntax);
        ImmutableArray<StepSyntax> inner = steps?.Tail is StepsTailSyntax tail ? tail.Steps : [];
        List<CommentSyntax> header = [.. comments.Of(declaration).Header];
        foreach (var clause in declaration.Clauses)
        {
            var own = comments.Of(clause);
            header.AddRange([.. own.Leading, .. own.Header, .. own.Inner, .. clause == steps ? [] : own.Trailing]);
        }

        var dangling = steps is null ? [] : comments.Of(steps).Dangling.Concat(comments.Of(steps).Trailing);
        return Block($"{declaration.Kind.Word} {head}", declaration, inner, depth, Step, header, [.. dangling, .. comments.Of(declaration).Dangling]);
    }

    private List<string> Clause(ClauseSyntax clause, int depth)
    {
        var word = clause.Row.IsOpen ? clause.Word : clause.Row.Head;
        var lines = clause.Tail switch
        {
            StepsTailSyntax steps => Block(word, clause, steps.Steps, depth, Step),
            BlockTailSyntax { IsShort: true } single => Tail($"{word} {single.Clauses[0].Row.Head}", TailPieces.Of(single.Clauses[0], isYaml), clause, depth),
            BlockTailSyntax block => Block(word, clause, block.Clauses, depth, Clause),
            PairsTailSyntax pairs => Block(word, clause, pairs.Pairs, depth, Pair),
            DeclarationTailSyntax inner => Block(
                $"{word} {Spelling.OfDeclared(inner.Declaration.Kind, inner.Declaration.Name, isYaml)}", clause, inner.Declaration.Clauses, depth, Clause),
            _ => Tail(word, TailPieces.Of(clause, isYaml), clause, depth),
        };
        SourceLayout.Behind(lines, comments.Of(clause).Trailing);
        return lines;
    }

    private List<string> Pair(PairSyntax pair, int depth)
    {
        var value = isYaml ? Spelling.Quote(pair.Value.Text) : pair.Value.SourceTextOf();
        var lines = new List<string> { $"{Spelling.Of(pair.Name)} = {value}" };
        SourceLayout.Behind(lines, [.. comments.Of(pair).Inner, .. comments.Of(pair).Trailing]);
        return lines;
    }

    private List<string> Step(StepSyntax step, int depth)
    {
        var lines = step switch
        {
            IfStepSyntax @if => If(@if, depth),
            ParallelStepSyntax parallel => Block("parallel", parallel, parallel.Branches.Steps, depth, Step),
            RunStepSyntax run => Command("run", run, run.Options, depth),
            CallStepSyntax call => Command("call", call, call.Options, depth),
            WaitUntilStepSyntax until => Until(until, depth),
            _ => Tail(WordOf(step), TailPieces.Of(step, isYaml), step, depth),
        };
        SourceLayout.Behind(lines, comments.Of(step).Trailing);
        return lines;
    }

    private static string WordOf(StepSyntax step) => step switch
    {
        NotifyStepSyntax => "notify",
        ApproveStepSyntax => "approve",
        LetStepSyntax => "let",
        _ => "wait",
    };

    private List<string> Command(string word, StepSyntax step, ImmutableArray<ClauseSyntax> options, int depth)
    {
        var head = $"{word} {TailPieces.Of(step, isYaml)}";
        return options.Length == 0
            ? Tail(word, TailPieces.Of(step, isYaml), step, depth)
            : [.. comments.Of(step).Inner.Select(TailLines.Of), .. Block(head, step, options, depth, Clause)];
    }

    private List<string> Until(WaitUntilStepSyntax until, int depth)
    {
        var pieces = TailPieces.Of(until, isYaml);
        new ExpressionPieces(pieces).Quantity("timeout", until.Timeout);
        return Tail("wait until", pieces, until, depth);
    }

    private List<string> If(IfStepSyntax step, int depth)
    {
        var then = comments.Of(step.Then);
        List<CommentSyntax> header = [.. comments.Of(step).Header, .. then.Leading, .. then.Header];
        var last = comments.Of(step).Dangling;
        List<CommentSyntax> dangling = [.. then.Dangling, .. then.Trailing, .. step.Else is { } before ? comments.Of(before).Leading : last];

        var lines = Block($"if {TailPieces.Of(step.Condition)}", step.Then, step.Then.Steps, depth, Step, header, dangling);
        if (step.Else is { } other)
        {
            var own = comments.Of(other);
            var rest = step.IsElseIf && other.Steps is [IfStepSyntax inner] && own.Header.Count + own.Dangling.Count + last.Count == 0
                ? Headed("else ", [.. If(inner, depth)])
                : Block("else", other, other.Steps, depth, Step, own.Header, [.. own.Dangling, .. own.Trailing, .. last]);
            lines[^1] += " " + rest[0];
            lines.AddRange(rest.Skip(1));
        }

        return lines;
    }

    private List<string> Tail(string word, PieceList pieces, SyntaxNode node, int depth)
    {
        var head = word + " ";
        if (node is ClauseSyntax { Row.Tail: TailKind.Raw } or RunStepSyntax or CallStepSyntax or NotifyStepSyntax)
        {
            // Words as they stand end with their line: in YAML comments may part them, here they stand before.
            return [.. comments.Of(node).Inner.Select(TailLines.Of), head + pieces];
        }

        var inner = comments.Of(node).Inner;
        List<CommentSyntax> above = [.. inner.TakeWhile(comment => pieces.Count > 0 && comment.Span.Start < pieces[0].Offset)];
        return [.. above.Select(TailLines.Of), .. Headed(head, TailLines.Of(pieces, inner[above.Count..], TailLines.Width - head.Length - (depth * Indent)))];
    }

    // Lines of a tail after the first stand two blocks further in.
    private static List<string> Headed(string head, List<string> lines) =>
        [.. lines.Select((line, i) => i == 0 ? head + line : line.StartsWith("  ", StringComparison.Ordinal) || line is "}" ? line : new string(' ', 2 * Indent) + line)];

    private List<string> Block<T>(string head, SyntaxNode owner, ImmutableArray<T> parts, int depth, Func<T, int, List<string>> write)
        where T : SyntaxNode
    {
        var own = comments.Of(owner);
        return Block(head, owner, parts, depth, write, own.Header, own.Dangling);
    }

    private List<string> Block<T>(
        string head,
        SyntaxNode owner,
        ImmutableArray<T> parts,
        int depth,
        Func<T, int, List<string>> write,
        List<CommentSyntax> header,
        List<CommentSyntax> dangling)
        where T : SyntaxNode
    {
        var inside = new List<string>();
        var isOneLine = !isYaml && SourceLayout.IsOneLine(owner) && !comments.HasInside(owner);
        foreach (var part in parts)
        {
            SourceLayout.Before(inside, part, comments.Of(part).Leading, isFirst: inside.Count == 0);
            var written = write(part, depth + 1);
            isOneLine &= written.Count == 1;
            inside.AddRange(written);
        }

        if ((isOneLine && header.Count + dangling.Count == 0) || inside.Count + dangling.Count + header.Count == 0)
        {
            var line = inside.Count == 0 ? head + " { }" : $"{head} {{ {string.Join("; ", inside)} }}";
            if (line.Length + (depth * Indent) <= OneLine)
            {
                return [line];
            }
        }

        SourceLayout.Comments(inside, dangling, inside.Count == 0);
        var lines = new List<string> { head + " {" };
        if (header.Count > 0)
        {
            lines[0] += "  " + TailLines.Of(header[0]);
        }

        lines.AddRange(header.Skip(1).Select(comment => new string(' ', Indent) + TailLines.Of(comment)));
        lines.AddRange(inside.Select(line => line.Length == 0 ? line : new string(' ', Indent) + line));
        lines.Add("}");
        return lines;
    }
}
