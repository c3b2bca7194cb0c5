using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>What the readers of a file share.</summary>
internal sealed class ReadingContext(SourceText source, DiagnosticBag bag)
{
    private int _words;
    private bool _stopped;
    private int _lastUnclosed = -1;

    public SourceText Source => source;

    public SourceCursor Cursor { get; } = new(source.Text);

    public TailParser Tails { get; } = new();

    /// <value>The blocks that are open, the innermost last.</value>
    public List<OpenBlock> Blocks { get; } = [];

    /// <value>Braces reported as missing in this declaration: so many that close nothing are no second mistake.</value>
    public int MissingBraces { get; set; }

    /// <value>True where the reader goes no further: at the end, past a limit, or once nobody is told of further mistakes.</value>
    public bool IsOver => IsStopped || Cursor.IsAtEnd;

    private bool IsStopped => _stopped || bag.Omitted > SyntaxLimits.CountedOmissions;

    public void Report(Diagnostic problem) => bag.Add(problem);

    /// <summary>All comments that were read.</summary>
    public ImmutableArray<CommentSyntax> Comments() =>
        [.. Cursor.Comments.Select(span => CommentSyntax.Of(source, span))];

    /// <summary>Counts a statement's word; past the limit reading stops.</summary>
    public void Count()
    {
        _words++;
        if (!_stopped && _words + Tails.TokenCount > SyntaxLimits.FileTokens)
        {
            _stopped = true;
            Report(SyntaxDiagnostics.FileTooLong(source, new TextSpan(Cursor.At, 0), SyntaxLimits.FileTokens));
        }
    }

    /// <summary>Reports what does not begin with a word, and skips it.</summary>
    public void SkipUnexpected()
    {
        var start = Cursor.At;
        Cursor.SkipStatement();
        Cursor.At = Math.Max(Cursor.At, start + 1);
        var found = source.Text[start..Cursor.At].TrimEnd();
        Report(SyntaxDiagnostics.Unexpected(source, new TextSpan(start, found.Length), found, "", "a statement begins with a word"));
    }

    /// <summary>True with the cursor at a <c>{</c>; one that begins the next line is reported and taken, a missing one is reported and the statement skipped.</summary>
    /// <param name="place">The words that need the block.</param>
    /// <param name="words">They, for people.</param>
    public bool OpensBlock(TextSpan place, string words)
    {
        Cursor.SkipBlanks();
        if (Cursor.Current == '{')
        {
            return true;
        }

        var here = Cursor.At;
        Cursor.SkipLines();
        if (Cursor.Current == '{')
        {
            Report(SyntaxDiagnostics.MissingBlock(source, new TextSpan(Cursor.At, 1), words));
            return true;
        }

        Cursor.Rewind(here);
        Report(SyntaxDiagnostics.MissingBlock(source, place, words));
        Cursor.SkipStatement();
        return false;
    }

    /// <summary>Reports a block that ends at the cursor without its brace; where several end, the innermost is blamed.</summary>
    public void ReportUnclosed(int open)
    {
        if (IsStopped || _lastUnclosed == Cursor.At)
        {
            return;
        }

        _lastUnclosed = Cursor.At;
        MissingBraces++;
        var word = source.Text[Cursor.At..Cursor.WordEnd(Cursor.At)];
        var before = Cursor.IsAtEnd ? "the end of the file" : $"`{word}` on line {source.PositionOf(Cursor.At).Line}";
        Report(SyntaxDiagnostics.UnclosedBlock(source, new TextSpan(open, 1), before));
    }
}
