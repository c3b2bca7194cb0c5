using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Formatting;

/// <summary>Which node each comment of a file belongs to: by position, and in YAML by indentation where two nodes come into question.</summary>
internal sealed class CommentMap
{
    private readonly Dictionary<SyntaxNode, NodeComments> _comments = new(ReferenceEqualityComparer.Instance);
    private readonly SourceText _source;
    private readonly bool _isYaml;

    /// <summary>Attaches all comments of a file.</summary>
    public CommentMap(CompilationUnitSyntax unit, bool isYaml)
    {
        _source = unit.Source;
        _isYaml = isYaml;
        foreach (var comment in unit.Comments)
        {
            Attach(unit, comment);
        }
    }

    private static NodeComments None { get; } = new();

    /// <summary>The comments of a node.</summary>
    public NodeComments Of(SyntaxNode node) => _comments.GetValueOrDefault(node, None);

    /// <summary>True where a comment stands inside the node, its parts included.</summary>
    public bool HasInside(SyntaxNode node) =>
        Of(node).HasInside || SyntaxParts.Of(node).Any(part => Of(part).Leading.Count + Of(part).Trailing.Count > 0 || HasInside(part));

    /// <summary>True where nothing but blanks stands before the comment on its line.</summary>
    public static bool IsOwnLine(CommentSyntax comment)
    {
        var (line, column) = comment.Source.PositionOf(comment.Span.Start);
        return string.IsNullOrWhiteSpace(comment.Source.LineText(line)[..(column - 1)]);
    }

    private NodeComments Open(SyntaxNode node)
    {
        if (!_comments.TryGetValue(node, out var comments))
        {
            _comments.Add(node, comments = new());
        }

        return comments;
    }

    private void Attach(SyntaxNode container, CommentSyntax comment)
    {
        var at = comment.Span.Start;
        var parts = SyntaxParts.Of(container);
        SyntaxNode? before = null;
        SyntaxNode? after = null;
        foreach (var part in parts)
        {
            if (part.Span.Start <= at && at < part.Span.End)
            {
                Inside(part, comment);
                return;
            }

            if (part.Span.End <= at)
            {
                before = before is null || part.Span.End >= before.Span.End ? part : before;
            }
            else
            {
                after ??= part;
            }
        }

        var isOwnLine = IsOwnLine(comment);
        if (!isOwnLine && before is not null && LineOf(LastUnit(before)) == LineOf(at))
        {
            Open(_isYaml ? LastOnLine(before, at) : before).Trailing.Add(comment);
        }
        else if (!isOwnLine && after is StepsTailSyntax && LineOf(at) != LineOf(container.Span.Start))
        {
            Open(after).Header.Add(comment);
        }
        else if (!isOwnLine && before is null && container is not CompilationUnitSyntax)
        {
            Open(container).Header.Add(comment);
        }
        else if (_isYaml && isOwnLine && before is not null && GoesInto(before, comment))
        {
            Attach(before, comment);
        }
        else if (after is not null)
        {
            Open(after).Leading.Add(comment);
        }
        else
        {
            Open(container).Dangling.Add(comment);
        }
    }

    private void Inside(SyntaxNode part, CommentSyntax comment)
    {
        if (SyntaxParts.Of(part).Count > 0 || HasEmptyBlock(part))
        {
            Attach(part, comment);
        }
        else if (part is ClauseSyntax { Tail: { } tail } && comment.Span.Start < tail.Span.Start)
        {
            Open(part).Leading.Add(comment);
        }
        else
        {
            Open(part).Inner.Add(comment);
        }
    }

    // Between two documents a comment belongs to the one on its side of the mark.
    private bool GoesInto(SyntaxNode before, CommentSyntax comment)
    {
        var column = _source.PositionOf(comment.Span.Start).Column;
        var own = _source.PositionOf(before.Span.Start).Column;
        var isInside = SyntaxParts.IsMapping(before) ? column >= own : column > own && (SyntaxParts.Of(before).Count > 0 || HasEmptyBlock(before));
        if (!isInside || (column == 1 && before is DeclarationSyntax && IsLast(before)))
        {
            return false;
        }

        for (var line = LineOf(LastUnit(before)) + 1; line < LineOf(comment.Span.Start); line++)
        {
            if (_source.LineText(line).StartsWith("---", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    // At the left edge behind the last declaration a comment is the file's.
    private bool IsLast(SyntaxNode declaration) => string.IsNullOrWhiteSpace(WithoutComments(declaration.Span.End));

    private string WithoutComments(int from) =>
        string.Concat(_source.Text[from..].Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    private SyntaxNode LastOnLine(SyntaxNode node, int at)
    {
        while (SyntaxParts.Of(node) is [.., var last] && LineOf(LastUnit(last)) == LineOf(at))
        {
            node = last;
        }

        return node;
    }

    private static bool HasEmptyBlock(SyntaxNode node) => node switch
    {
        DeclarationSyntax { Kind.Form: DeclarationForm.Block } => true,
        StepsTailSyntax or ClauseSyntax { Tail: StepsTailSyntax or BlockTailSyntax or PairsTailSyntax or DeclarationTailSyntax } => true,
        _ => false,
    };

    private static int LastUnit(SyntaxNode node) => Math.Max(node.Span.Start, node.Span.End - 1);

    private int LineOf(int offset) => _source.PositionOf(offset).Line;
}
