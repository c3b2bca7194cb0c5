using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Syntax;

/// <summary>Checks <c>language 1</c> as a file's statements are read: it is the first one, and of a version that is known. For both spellings.</summary>
internal sealed class LanguageVersion(Action<Diagnostic> report)
{
    private const string Known = "1";
    private bool _isAfterFirst;

    /// <summary>Takes the next statement; null where it could not be read.</summary>
    public void Check(DeclarationKind kind, DeclarationSyntax? statement)
    {
        if (ReferenceEquals(kind, DeclarationTable.Language) && statement is not null)
        {
            if (_isAfterFirst)
            {
                report(SyntaxDiagnostics.Misplaced(statement.Source, statement.KindSpan, kind.Word, "is the file's first statement: write it before all others, once"));
            }
            else if (statement.Name.Text != Known)
            {
                report(SyntaxDiagnostics.NotYet(statement.Source, statement.Name.Span, $"{kind.Word} {statement.Name.Text}", [$"{kind.Word} {Known}"]));
            }
        }

        _isAfterFirst = true;
    }
}
