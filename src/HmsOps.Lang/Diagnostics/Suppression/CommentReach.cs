using System.Collections.Immutable;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics.Suppression;

/// <summary>What a comment in a file is about: its line where something stands before it, else what begins on the next line that says something.</summary>
internal sealed class CommentReach
{
    private readonly SourceText _source;
    private readonly ILookup<int, int> _endsByLine;

    /// <summary>The reach of a file's comments.</summary>
    public CommentReach(CompilationUnitSyntax unit)
    {
        _source = unit.Source;
        _endsByLine = unit.Declarations.SelectMany(Nodes).ToLookup(node => LineOf(node.Span.Start), node => node.Span.End);
    }

    /// <summary>The span that the comment is about; empty at the end of a file.</summary>
    public TextSpan Of(CommentSyntax comment)
    {
        var line = LineOf(comment.Span.Start);
        var start = _source.StartOfLine(line);
        if (!IsBlank(start, comment.Span.Start))
        {
            return TextSpan.FromBounds(start, comment.Span.End);
        }

        for (line++; line <= _source.LineCount; line++)
        {
            var text = _source.SpanOfLine(line).TrimStart();
            if (text.Length > 0 && text[0] != '#' && !text.SequenceEqual("---"))
            {
                start = _source.StartOfLine(line);
                return TextSpan.FromBounds(start, Math.Max(start + _source.SpanOfLine(line).Length, _endsByLine[line].DefaultIfEmpty(0).Max()));
            }
        }

        return new TextSpan(comment.Span.End, 0);
    }

    private int LineOf(int offset) => _source.PositionOf(offset).Line;

    private bool IsBlank(int from, int to) => _source.Text.AsSpan(from, to - from).IsWhiteSpace();

    private static IEnumerable<SyntaxNode> Nodes(DeclarationSyntax declaration) =>
        declaration.Clauses.SelectMany(Nodes).Prepend(declaration);

    private static IEnumerable<SyntaxNode> Nodes(ClauseSyntax clause) => (clause.Tail switch
    {
        BlockTailSyntax block => block.Clauses.SelectMany(Nodes),
        DeclarationTailSyntax inner => Nodes(inner.Declaration),
        StepsTailSyntax steps => steps.Steps.SelectMany(Nodes),
        _ => [],
    }).Prepend(clause);

    private static IEnumerable<SyntaxNode> Nodes(StepSyntax step) => (step switch
    {
        RunStepSyntax run => run.Options.SelectMany(Nodes),
        CallStepSyntax call => call.Options.SelectMany(Nodes),
        IfStepSyntax branch => branch.Then.Steps.Concat(branch.Else?.Steps ?? []).SelectMany(Nodes),
        ParallelStepSyntax parallel => parallel.Branches.Steps.SelectMany(Nodes),
        _ => [],
    }).Prepend(step);
}
