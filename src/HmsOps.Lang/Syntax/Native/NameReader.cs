using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads a declaration's name.</summary>
internal sealed class NameReader(ReadingContext context)
{
    /// <summary>The name at the cursor, or null where it is none, which is reported; the cursor then stands behind what was written in its place.</summary>
    public NameSyntax? Read(DeclarationKind kind)
    {
        var cursor = context.Cursor;
        cursor.At = cursor.AfterBlanks(cursor.At);
        var name = cursor.Current is '"' or '\'' ? Quoted(kind) : Path(kind);
        cursor.SkipBlanks();
        var isHeadEnd = cursor.IsAtLineEnd || cursor.Current is '{' or ';' or '}' || (cursor.Current == '(' && kind.Form == DeclarationForm.Steps);
        if (!isHeadEnd)
        {
            Junk(kind, name is not null);
        }

        return name;
    }

    private NameSyntax? Quoted(DeclarationKind kind)
    {
        var cursor = context.Cursor;
        var start = cursor.At;
        var source = context.Source;
        var end = cursor.AfterQuote(start);
        if (end == start + 1)
        {
            cursor.At = EndOfHead(start);
            context.Report(SyntaxDiagnostics.UnclosedQuote(source, new TextSpan(start, 1), source.Text[start]));
            return null;
        }

        cursor.At = end;
        var problems = new TailProblems();
        var text = StringLiteral.Decode(TailText.OfFile(source, start, end), 0, end - start, problems);
        if (problems.First is { } problem)
        {
            context.Report(problem);
        }

        return DeclarationName.Check(kind, new NameSyntax(source, TextSpan.FromBounds(start, end), text), isText: true, context.Report);
    }

    private NameSyntax? Path(DeclarationKind kind)
    {
        var cursor = context.Cursor;
        var start = cursor.At;
        cursor.At = cursor.PathEnd(start);
        var name = new NameSyntax(context.Source, TextSpan.FromBounds(start, cursor.At), context.Source.Text[start..cursor.At]);
        return DeclarationName.Check(kind, name, isText: false, context.Report);
    }

    private int EndOfHead(int from)
    {
        var end = context.Source.Text.AsSpan(from).IndexOfAny('{', '\r', '\n');
        return end < 0 ? context.Source.Text.Length : from + end;
    }

    private void Junk(DeclarationKind kind, bool hasName)
    {
        var cursor = context.Cursor;
        var start = cursor.At;
        cursor.At = kind.Form == DeclarationForm.Bare ? cursor.EndOfLine(start) : EndOfHead(start);
        var found = context.Source.Text[start..cursor.At].TrimEnd();
        if (hasName)
        {
            var hint = kind.Form == DeclarationForm.Bare ? "the line ends behind the name"
                : kind.Name is NameForm.Path or NameForm.Word ? "the block follows the name"
                : "the block follows the name, and a name with blanks stands in quotes";
            context.Report(SyntaxDiagnostics.Unexpected(context.Source, new TextSpan(start, found.Length), found, "", hint));
        }
    }
}
