using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HmsOps.Lang.Yaml;

/// <summary>Makes documents of the parser's events, within the limits; no type of the YAML library goes further than this.</summary>
internal sealed class YamlTreeReader(SourceText source, Action<Diagnostic> report)
{
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly List<YamlScalar> _scalars = [];
    private int _expanded;
    private int _nodes;
    private int _from;
    private int _failedAt = -1;
    private bool _stopped;

    // After the last scalar or alias: what an alias stands for is elsewhere.
    private int _end;

    /// <value>All scalars that were read, keys among them, in the order of the text.</value>
    public IReadOnlyList<YamlScalar> Scalars => _scalars;

    /// <summary>The documents that could be read; an empty one is left out. After a mistake reading goes on where the next declaration begins.</summary>
    public ImmutableArray<YamlNode> Read()
    {
        var documents = ImmutableArray.CreateBuilder<YamlNode>();
        for (var mistakes = 0; _from < source.Text.Length && !_stopped && mistakes < SyntaxLimits.YamlMistakes; mistakes++)
        {
            _failedAt = -1;
            Read(documents);
            if (_failedAt < 0)
            {
                break;
            }

            _from = YamlRecovery.NextDeclaration(source.Text, Math.Max(_failedAt, _from));
            _open.Clear();
        }

        return documents.ToImmutable();
    }

    private void Read(ImmutableArray<YamlNode>.Builder documents)
    {
        var parser = new Parser(new Scanner(new StringReader(_from == 0 ? source.Text : source.Text[_from..]), skipComments: true));
        while (Move(parser))
        {
            if (parser.Current is DocumentStart)
            {
                _anchors.Clear();
                if (!Move(parser))
                {
                    break;
                }

                var node = Node(parser, 1);
                var saysNothing = node is YamlScalar { Form: ScalarForm.Plain, Value: "" } or YamlBroken || (_failedAt >= 0 && node is YamlScalar);
                if (!_stopped && !saysNothing)
                {
                    documents.Add(node);
                }
            }
        }
    }

    // The next event; false at the end, past a limit, and after what is not YAML, which is reported.
    private bool Move(Parser parser)
    {
        if (_stopped || _failedAt >= 0)
        {
            return false;
        }

        try
        {
            return parser.MoveNext();
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException or ArgumentException or FormatException)
        {
            var problem = YamlErrors.Describe(source, error, _from);
            _failedAt = Math.Max(problem.Span.Start, error is YamlException yaml ? Offset(yaml.Start.Index) : 0);
            report(problem);
            return false;
        }
    }

    private YamlNode Node(Parser parser, int depth)
    {
        var current = parser.Current;
        if (current is null || _stopped || _failedAt >= 0)
        {
            return new YamlBroken(default);
        }

        var span = SpanOf(current);
        if (++_nodes > SyntaxLimits.FileTokens)
        {
            return Stop(SyntaxDiagnostics.FileTooLong(source, new TextSpan(span.Start, 0), SyntaxLimits.FileTokens));
        }

        if (depth > SyntaxLimits.Nesting)
        {
            return Stop(YamlDiagnostics.TooDeep(source, new TextSpan(span.Start, 1), SyntaxLimits.Nesting));
        }

        switch (current)
        {
            case AnchorAlias alias:
                return Alias(alias.Value.Value, span);
            case NodeEvent { Tag.IsEmpty: false } tagged:
                var tag = source.Text.AsSpan(span.Start);
                report(YamlDiagnostics.EatenByYaml(source, new TextSpan(span.Start, 1), tag[..Math.Max(0, tag.IndexOfAny(" \r\n\t") is var end && end < 0 ? tag.Length : end)].ToString(), "a tag"));
                Build(parser, tagged, depth);
                return new YamlBroken(span);
            case NodeEvent node:
                return Anchored(parser, node, depth);
            default:
                return new YamlBroken(span);
        }
    }

    private YamlNode Anchored(Parser parser, NodeEvent node, int depth)
    {
        if (node.Anchor.IsEmpty)
        {
            return Build(parser, node, depth);
        }

        var name = node.Anchor.Value;
        _open.Add(name);
        var built = Build(parser, node, depth);
        _open.Remove(name);
        _anchors[name] = built;
        return built;
    }

    private YamlNode Build(Parser parser, NodeEvent node, int depth) => node switch
    {
        Scalar scalar => ScalarOf(scalar),
        SequenceStart => Sequence(parser, SpanOf(node), depth),
        MappingStart => Mapping(parser, SpanOf(node), depth),
        _ => new YamlBroken(SpanOf(node)),
    };

    private YamlScalar ScalarOf(Scalar scalar)
    {
        var span = SpanOf(scalar);
        var start = span.Start;
        if (!scalar.Anchor.IsEmpty && start < source.Text.Length && source.Text[start] == '&')
        {
            start = Math.Min(span.End, start + 1 + scalar.Anchor.Value.Length);
            while (start < span.End && char.IsWhiteSpace(source.Text[start]))
            {
                start++;
            }
        }

        var end = start + source.Text[start..span.End].TrimEnd().Length;
        _end = end;
        var form = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => ScalarForm.SingleQuoted,
            ScalarStyle.DoubleQuoted => ScalarForm.DoubleQuoted,
            ScalarStyle.Literal or ScalarStyle.Folded => ScalarForm.Block,
            _ => ScalarForm.Plain,
        };
        var read = new YamlScalar(TextSpan.FromBounds(start, end), scalar.Value, form);
        _scalars.Add(read);
        return read;
    }

    private YamlNode Sequence(Parser parser, TextSpan start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        var size = 1L;
        while (Move(parser) && parser.Current is not SequenceEnd)
        {
            var item = Node(parser, depth + 1);
            size += item.Size;
            items.Add(item);
        }

        return IsCutFlow(start) ? new YamlBroken(start) : new YamlSequence(EndAt(start, parser, items.Count == 0 ? null : items[^1]), Size(size), items.ToImmutable());
    }

    private YamlNode Mapping(Parser parser, TextSpan start, int depth)
    {
        var pairs = ImmutableArray.CreateBuilder<YamlPair>();
        var size = 1L;
        var isBroken = false;
        while (Move(parser) && parser.Current is not MappingEnd)
        {
            var key = Node(parser, depth + 1);
            if (!Move(parser))
            {
                break;
            }

            var value = Node(parser, depth + 1);
            size += key.Size + value.Size;
            if (key is YamlScalar scalar)
            {
                pairs.Add(new YamlPair(scalar, value));
            }
            else if (key is not YamlBroken)
            {
                isBroken = true;
                report(YamlDiagnostics.NotYaml(source, new TextSpan(key.Span.Start, 1), "a key is a word, not a list or a mapping; put a text with `{` or `[` in quotes"));
            }
        }

        return IsCutFlow(start) || ((isBroken || _failedAt >= 0) && pairs.Count == 0) ? new YamlBroken(start) : new YamlMapping(EndAt(start, parser, pairs.Count == 0 ? null : pairs[^1].Value), Size(size), pairs.ToImmutable());
    }

    // A block collection's end event stands where the next thing begins: it ends with its last child.
    private TextSpan EndAt(TextSpan start, Parser parser, YamlNode? last)
    {
        if (_failedAt >= 0)
        {
            return TextSpan.FromBounds(start.Start, Math.Max(start.End, _failedAt));
        }

        var end = IsFlow(start) && parser.Current is { } current ? SpanOf(current).End : last is null ? start.End : Math.Max(_end, last.Span.End);
        return TextSpan.FromBounds(start.Start, Math.Max(start.Start, end));
    }

    private bool IsFlow(TextSpan start) => start.Start < source.Text.Length && source.Text[start.Start] is '[' or '{';

    // What is left of `{{ … }}` after its mistake says nothing of itself; of a block the part that was read is used.
    private bool IsCutFlow(TextSpan start) => _failedAt >= 0 && IsFlow(start);

    private YamlNode Alias(string name, TextSpan span)
    {
        _end = span.End;
        if (_open.Contains(name))
        {
            report(YamlDiagnostics.CircularAlias(source, span, "*" + name));
            return new YamlBroken(span);
        }

        if (!_anchors.TryGetValue(name, out var node))
        {
            report(YamlDiagnostics.EatenByYaml(source, span, "*" + name, "an alias"));
            return new YamlBroken(span);
        }

        _expanded = Size((long)_expanded + node.Size);
        return _expanded > SyntaxLimits.AliasNodes
            ? Stop(YamlDiagnostics.TooManyNodes(source, span, SyntaxLimits.AliasNodes))
            : node;
    }

    private YamlBroken Stop(Diagnostic problem)
    {
        _stopped = true;
        report(problem);
        return new YamlBroken(problem.Span);
    }

    private static int Size(long size) => (int)Math.Min(size, int.MaxValue / 4);

    private TextSpan SpanOf(ParsingEvent current)
    {
        var start = Offset(current.Start.Index);
        return TextSpan.FromBounds(start, Math.Max(start, Offset(current.End.Index)));
    }

    private int Offset(long index) => (int)Math.Clamp(_from + index, 0, source.Text.Length);
}
