using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads a file: declarations one after the other.</summary>
internal sealed class FileReader(SourceText source, DiagnosticBag bag)
{
    private readonly ReadingContext _context = new(source, bag);

    // A clause outside of its block: what follows it up to the next declaration, the block's brace included, is the same mistake.
    private bool _isAfterClause;

    public CompilationUnitSyntax Read()
    {
        var declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        var reader = new DeclarationReader(_context);
        var version = new LanguageVersion(bag.Add);
        var cursor = _context.Cursor;
        for (cursor.SkipSeparators(); !_context.IsOver; cursor.SkipSeparators())
        {
            var start = cursor.At;
            if (cursor.Current == '}')
            {
                Brace();
                continue;
            }

            _context.Count();
            var end = cursor.WordEnd(start);
            if (ClauseSet.KindOf(source.Text.AsSpan(start, end - start)) is { } kind)
            {
                _isAfterClause = false;
                _context.MissingBraces = 0;
                cursor.At = end;
                var declaration = reader.Read(kind, TextSpan.FromBounds(start, end));
                version.Check(kind, declaration);
                if (declaration is not null)
                {
                    declarations.Add(declaration);
                }
            }
            else if (_isAfterClause)
            {
                cursor.SkipStatement();
                cursor.At = Math.Max(cursor.At, start + 1);
            }
            else if (end == start)
            {
                _context.SkipUnexpected();
            }
            else
            {
                cursor.At = end;
                Unknown(TextSpan.FromBounds(start, end));
                cursor.SkipStatement();
            }
        }

        return new CompilationUnitSyntax(source, new TextSpan(0, source.Text.Length), declarations.ToImmutable()) { Comments = _context.Comments() };
    }

    private void Brace()
    {
        if (_context.MissingBraces > 0)
        {
            _context.MissingBraces--;
        }
        else if (!_isAfterClause)
        {
            _context.Report(SyntaxDiagnostics.StrayBrace(source, new TextSpan(_context.Cursor.At, 1)));
        }

        _context.Cursor.At++;
        _isAfterClause = false;
    }

    private void Unknown(TextSpan span)
    {
        var known = DeclarationTable.Kinds.Select(kind => kind.Word).ToArray();
        new StatementWords(_context).Find(ClauseSet.Of(DeclarationTable.Alert), span.Start, out var end);
        var words = source.Text[span.Start..end];
        var owner = DeclarationTable.Kinds.FirstOrDefault(kind => ClauseSet.Of(kind).Find(words) is not null);
        if (owner is not null)
        {
            _isAfterClause = true;
            _context.Report(SyntaxDiagnostics.Misplaced(source, TextSpan.FromBounds(span.Start, end), words, $"is a clause of `{owner.Word}`: it stands inside its block"));
            return;
        }

        var word = source.TextOf(span);
        _context.Report(SyntaxDiagnostics.UnknownKind(source, span, word, NearName.Of(word, known), known));
    }
}
