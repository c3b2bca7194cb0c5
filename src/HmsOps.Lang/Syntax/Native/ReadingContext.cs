using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>What the readers of a file share.</summary>
internal sealed class ReadingContext(SourceText source, DiagnosticBag bag)
{
    private int _words;
    private bool _stopped;

    public SourceText Source => source;

    public SourceCursor Cursor { get; } = new(source.Text);

    public TailParser Tails { get; } = new();

    /// <value>True where the reader goes no further: at the end, past a limit, or once nobody is told of further mistakes.</value>
    public bool IsOver => _stopped || Cursor.IsAtEnd || bag.Omitted > SyntaxLimits.CountedOmissions;

    public void Report(Diagnostic problem) => bag.Add(problem);

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
}
