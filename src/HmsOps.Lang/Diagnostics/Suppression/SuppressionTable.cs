using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics.Suppression;

/// <summary>The suppressions of a pack's files, and which of them were of use.</summary>
internal sealed class SuppressionTable
{
    private readonly List<Entry> _entries = [];
    private readonly ILookup<SourceText, Entry> _bySource;
    private readonly LintOptions _options;

    /// <summary>Reads the comments of files; what is wrong in one is reported.</summary>
    public SuppressionTable(IEnumerable<CompilationUnitSyntax> units, LintOptions options, Action<Diagnostic> report)
    {
        _options = options;
        foreach (var unit in units)
        {
            CommentReach? reach = null;
            foreach (var comment in unit.Comments)
            {
                if (SuppressionComment.Read(comment, report) is { } suppression)
                {
                    reach ??= new CommentReach(unit);
                    Add(suppression, reach.Of(comment), report);
                }
            }
        }

        _bySource = _entries.ToLookup(entry => entry.Comment.Comment.Source);
    }

    /// <summary>The diagnostic as it is to be told, or null where it is suppressed or off.</summary>
    public Diagnostic? Judge(Diagnostic diagnostic)
    {
        if (!LintOptions.IsLint(diagnostic.Code))
        {
            return diagnostic;
        }

        var isSuppressed = false;
        foreach (var entry in _bySource[diagnostic.Source])
        {
            if (entry.Code == diagnostic.Code && entry.Reach.Start <= diagnostic.Span.Start && diagnostic.Span.Start <= entry.Reach.End)
            {
                isSuppressed = entry.IsUsed = true;
            }
        }

        return isSuppressed ? null : _options.Apply(diagnostic);
    }

    /// <summary>Reports suppressions that nothing was suppressed by; only to be asked where every rule has looked.</summary>
    public void ReportUnused(Action<Diagnostic> report)
    {
        foreach (var entry in _entries.Where(entry => !entry.IsUsed && !_options.IsOff(entry.Code)))
        {
            report(SuppressionDiagnostics.Unused(new(entry.Comment.Comment.Source, entry.Span), entry.Code, entry.Comment.Without(entry.Span)));
        }
    }

    private void Add(SuppressionComment comment, TextSpan reach, Action<Diagnostic> report)
    {
        foreach (var (code, span) in comment.Codes)
        {
            var place = new Place(comment.Comment.Source, span);
            if (!DiagnosticPage.Exists(code))
            {
                report(SuppressionDiagnostics.UnknownCode(place, code, NearName.Of(code, DiagnosticPage.Codes.Where(LintOptions.IsSuppressible))));
            }
            else if (!LintOptions.IsSuppressible(code))
            {
                report(SuppressionDiagnostics.NotLint(place, code));
            }
            else
            {
                _entries.Add(new Entry(comment, code, span, reach));
            }
        }
    }

    private sealed class Entry(SuppressionComment comment, string code, TextSpan span, TextSpan reach)
    {
        public SuppressionComment Comment => comment;

        public string Code => code;

        public TextSpan Span => span;

        public TextSpan Reach => reach;

        public bool IsUsed { get; set; }
    }
}
