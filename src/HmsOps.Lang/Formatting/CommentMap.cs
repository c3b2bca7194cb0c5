using System.Collections.Immutable;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Formatting;

/// <summary>Which node each comment of a file belongs to: by position, and in YAML by indentation where two nodes come into question.</summary>
internal sealed class CommentMap
{
    private readonly Dictionary<SyntaxNode, NodeComments> _comments = new(ReferenceEqualityComparer.Instance);
    private readonly SourceText _source;
    private readonly bool _isYaml;
    private readonly List<int> _starts;
    private readonly List<int> _ends;
    private readonly List<int> _marks = [];
    private readonly int _lastLine;
    private readonly Dictionary<SyntaxNode, (IReadOnlyList<SyntaxNode> Parts, bool AreOrdered)> _parts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxNode, int> _lastWords = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SyntaxNode> _left = new(ReferenceEqualityComparer.Instance);

    /// <summary>Attaches all comments of a file.</summary>
    public CommentMap(CompilationUnitSyntax unit, bool isYaml)
    {
        _source = unit.Source;
        _isYaml = isYaml;
        _starts = [.. unit.Comments.Select(comment => comment.Span.Start)];
        _ends = [.. unit.Comments.Select(comment => comment.Span.End)];
        for (var line = 1; isYaml && line <= _source.LineCount; line++)
        {
            var text = _source.SpanOfLine(line);
            _lastLine = text.TrimStart() is [not '#', ..] ? line : _lastLine;
            if (text.StartsWith("---"))
            {
                _marks.Add(line);
            }
        }

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
        SyntaxNode? before = null;
        SyntaxNode? after = null;
        foreach (var part in Around(container, at))
        {
            if (SpanOf(part).Start <= at && at < EndOf(part))
            {
                Inside(part, comment);
                return;
            }

            if (EndOf(part) <= at)
            {
                before = before is null || EndOf(part) >= EndOf(before) ? part : before;
            }
            else
            {
                after ??= part;
            }
        }

        var isOwnLine = IsOwnLine(comment);
        if (!isOwnLine && before is not null && LineOf(LastUnit(before)) == LineOf(at))
        {
            var node = _isYaml ? LastOnLine(before, at) : before;
            // Other comments may follow that belong to a mapping too: they stay in order.
            var isOpen = _isYaml && (node is DeclarationSyntax or StepSyntax) && SyntaxParts.Of(node).Count > 0;
            (isOpen ? Open(node).Dangling : Open(node).Trailing).Add(comment);
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

    // A file has too many declarations, and a block may have too many clauses, to ask each about each comment.
    private IEnumerable<SyntaxNode> Around(SyntaxNode container, int at)
    {
        if (!_parts.TryGetValue(container, out var known))
        {
            var all = SyntaxParts.Of(container);
            _parts.Add(container, known = (all, all.Zip(all.Skip(1)).All(pair => SpanOf(pair.First).End <= SpanOf(pair.Second).Start)));
        }

        var parts = known.Parts;
        if (!known.AreOrdered)
        {
            return parts;
        }

        var (low, high) = (0, parts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SpanOf(parts[middle]).Start <= at ? (middle + 1, high) : (low, middle);
        }

        var first = Math.Max(0, low - 2);
        return Enumerable.Range(first, Math.Min(parts.Count, low + 1) - first).Select(i => parts[i]);
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

    // What a comment has left takes in none behind it: they stay in order.
    private bool GoesInto(SyntaxNode before, CommentSyntax comment)
    {
        if (!_left.Contains(before) && IsOf(before, comment))
        {
            return true;
        }

        _left.Add(before);
        return false;
    }

    // Between two documents a comment belongs to the one on its side of the mark.
    private bool IsOf(SyntaxNode before, CommentSyntax comment)
    {
        var column = _source.PositionOf(comment.Span.Start).Column;
        var block = before is ClauseSyntax { Tail: DeclarationTailSyntax inner } ? inner.Declaration : before;
        var own = _source.PositionOf(SpanOf(block).Start).Column;
        var isInside = SyntaxParts.IsMapping(block) ? column >= own : column > own && (SyntaxParts.Of(before).Count > 0 || HasEmptyBlock(before));
        if (!isInside || (column == 1 && before is DeclarationSyntax && IsLast(before)))
        {
            return false;
        }

        var mark = _marks.BinarySearch(LineOf(LastUnit(before)) + 1);
        mark = mark < 0 ? ~mark : mark;
        return mark == _marks.Count || _marks[mark] >= LineOf(comment.Span.Start);
    }

    // At the left edge behind the last declaration a comment is the file's.
    private bool IsLast(SyntaxNode declaration)
    {
        var (line, column) = _source.PositionOf(declaration.Span.End);
        return _lastLine <= line && _source.SpanOfLine(line)[Math.Min(column - 1, _source.SpanOfLine(line).Length)..].TrimStart() is not [not '#', ..];
    }

    private SyntaxNode LastOnLine(SyntaxNode node, int at)
    {
        // Behind a closing brace it is about the whole mapping.
        while (SyntaxParts.Of(node) is [.., var last] && LineOf(LastUnit(last)) == LineOf(at) && !_source.Text.AsSpan()[EndOf(last)..at].Contains('}'))
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

    private int LastUnit(SyntaxNode node) => Math.Max(SpanOf(node).Start, EndOf(node) - 1);

    // What an alias stands for is elsewhere.
    private static TextSpan SpanOf(SyntaxNode node) =>
        node is ClauseSyntax { Tail: { } tail } clause && tail.Span.Start < clause.KeywordSpan.Start ? clause.KeywordSpan : node.Span;

    private int EndOf(SyntaxNode node)
    {
        if (!_lastWords.TryGetValue(node, out var end))
        {
            _lastWords.Add(node, end = LastWordOf(node));
        }

        return end;
    }

    // A tail may take in the comments behind its last word: they are not among its words.
    private int LastWordOf(SyntaxNode node)
    {
        var span = SpanOf(node);
        if (SyntaxParts.Of(node).Count > 0)
        {
            return span.End;
        }

        var text = _source.Text.AsSpan(span.Start, span.Length).TrimEnd();

        for (var next = _starts.BinarySearch(span.Start + text.Length); text.Length > 0;)
        {
            next = next < 0 ? ~next : next;
            if (next == 0 || _starts[next - 1] < span.Start || _ends[next - 1] < span.Start + text.Length)
            {
                break;
            }

            next--;
            text = text[..(_starts[next] - span.Start)].TrimEnd();
        }

        return span.Start + text.Length;
    }

    private int LineOf(int offset) => _source.PositionOf(offset).Line;
}
