using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads a file: declarations one after the other.</summary>
internal sealed class FileReader(SourceText source, DiagnosticBag bag)
{
    private readonly ReadingContext _context = new(source, bag);

    public CompilationUnitSyntax Read()
    {
        var declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        var blocks = new BlockReader(_context);
        var cursor = _context.Cursor;
        var afterClause = false;
        for (cursor.SkipSeparators(); !_context.IsOver; cursor.SkipSeparators())
        {
            var start = cursor.At;
            if (cursor.Current == '}')
            {
                if (!afterClause)
                {
                    _context.Report(SyntaxDiagnostics.StrayBrace(source, new TextSpan(start, 1)));
                }

                cursor.At++;
                afterClause = false;
                continue;
            }

            _context.Count();
            if (cursor.Word() is not { } word)
            {
                _context.SkipUnexpected();
                continue;
            }

            var span = TextSpan.FromBounds(start, cursor.At);
            if (DeclarationTable.Find(word) is { } kind)
            {
                afterClause = false;
                if (Declaration(kind, span, blocks) is { } declaration)
                {
                    declarations.Add(declaration);
                }
            }
            else
            {
                afterClause = Unknown(word, span);
                cursor.SkipStatement();
            }
        }

        return new CompilationUnitSyntax(source, new TextSpan(0, source.Text.Length), declarations.ToImmutable());
    }

    private DeclarationSyntax? Declaration(DeclarationKind kind, TextSpan word, BlockReader blocks)
    {
        var cursor = _context.Cursor;
        if (cursor.Current == ':')
        {
            _context.Report(SyntaxDiagnostics.Habit(source, new TextSpan(cursor.At, 1), $"{kind.Word}:", $"`{kind.Word} NAME {{ … }}`; with `{kind.Word}:` the file is YAML and ends in `.yaml`"));
            cursor.At++;
        }

        var name = Name(kind);
        cursor.SkipBlanks();
        if (!cursor.IsAtLineEnd && cursor.Current is not ('{' or ';' or '}'))
        {
            Junk(kind, name is not null);
        }

        if (cursor.Current != '{' && !OpensOnNextLine(kind))
        {
            _context.Report(SyntaxDiagnostics.MissingBlock(source, word, kind.Word));
            cursor.SkipStatement();
            return null;
        }

        var clauses = blocks.Read(kind);
        return name is null ? null : new DeclarationSyntax(source, TextSpan.FromBounds(word.Start, cursor.At), kind, word, name, clauses);
    }

    private NameSyntax? Name(DeclarationKind kind)
    {
        var cursor = _context.Cursor;
        while (SourceCursor.IsBlank(cursor.Current))
        {
            cursor.At++;
        }

        var start = cursor.At;
        if (cursor.Current is '"' or '\'')
        {
            var end = StringLiteral.EndOf(source.Text, start);
            if (end < 0)
            {
                cursor.At = EndOfName(start);
                _context.Report(SyntaxDiagnostics.UnclosedQuote(source, new TextSpan(start, 1), source.Text[start]));
                return null;
            }

            cursor.At = end;
            var problems = new TailProblems();
            var text = StringLiteral.Decode(TailText.OfFile(source, start, end), 0, end - start, problems);
            if (problems.First is { } problem)
            {
                _context.Report(problem);
            }

            return DeclarationName.Check(kind, new NameSyntax(source, TextSpan.FromBounds(start, end), text), isText: true, _context.Report);
        }

        while (SourceCursor.IsWordPart(cursor.Current) || cursor.Current is '.' or '-' or '`' or '*')
        {
            cursor.At = cursor.Current == '`' ? cursor.AfterQuote(cursor.At) : cursor.At + 1;
        }

        var name = new NameSyntax(source, TextSpan.FromBounds(start, cursor.At), source.Text[start..cursor.At]);
        return DeclarationName.Check(kind, name, isText: false, _context.Report);
    }

    private int EndOfName(int from)
    {
        var end = source.Text.AsSpan(from).IndexOfAny('{', '\r', '\n');
        return end < 0 ? source.Text.Length : from + end;
    }

    private void Junk(DeclarationKind kind, bool hasName)
    {
        var cursor = _context.Cursor;
        var start = cursor.At;
        cursor.At = EndOfName(start);
        var found = source.Text[start..cursor.At].TrimEnd();
        if (hasName)
        {
            var hint = kind.Name == NameForm.Path ? "the block follows the name" : "the block follows the name, and a name with blanks stands in quotes";
            _context.Report(SyntaxDiagnostics.Unexpected(source, new TextSpan(start, found.Length), found, "", hint));
        }
    }

    private bool OpensOnNextLine(DeclarationKind kind)
    {
        var cursor = _context.Cursor;
        var here = cursor.At;
        cursor.SkipSeparators();
        if (cursor.Current == '{')
        {
            _context.Report(SyntaxDiagnostics.MissingBlock(source, new TextSpan(cursor.At, 1), kind.Word));
            return true;
        }

        cursor.At = here;
        return false;
    }

    // True for a clause that stands outside its block: the brace that closes the block again is then no second mistake.
    private bool Unknown(string word, TextSpan span)
    {
        var known = DeclarationTable.Kinds.Select(kind => kind.Word).ToArray();
        if (LaterWords.IsDeclaration(word))
        {
            _context.Report(SyntaxDiagnostics.NotYet(source, span, word, known));
            return false;
        }

        var owner = DeclarationTable.Kinds.FirstOrDefault(kind => kind.Find(word) is not null || LaterWords.IsClause(kind, word));
        if (owner is not null)
        {
            _context.Report(SyntaxDiagnostics.Misplaced(source, span, word, $"is a clause of `{owner.Word}`: it stands inside its block"));
            return true;
        }

        _context.Report(SyntaxDiagnostics.UnknownKind(source, span, word, NearName.Of(word, known), known));
        return false;
    }
}
