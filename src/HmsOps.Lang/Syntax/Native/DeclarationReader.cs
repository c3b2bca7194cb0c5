using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads a declaration behind its kind's word, by the kind's form.</summary>
internal sealed class DeclarationReader
{
    private readonly ReadingContext _context;
    private readonly SourceCursor _cursor;
    private readonly NameReader _names;
    private readonly TailReader _tails;
    private readonly ClauseReader _clauses;

    public DeclarationReader(ReadingContext context)
    {
        (_context, _cursor) = (context, context.Cursor);
        (_names, _tails) = (new NameReader(context), new TailReader(context));
        _clauses = new ClauseReader(context, Read);
    }

    /// <summary>The declaration, or null where it has no name or no block, which is reported.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="word">The kind's word, behind which the cursor stands.</param>
    public DeclarationSyntax? Read(DeclarationKind kind, TextSpan word)
    {
        if (_cursor.Current == ':')
        {
            _context.Report(SyntaxDiagnostics.Habit(
                _context.Source, new TextSpan(_cursor.At, 1), $"{kind.Word}:", $"`{kind.Word} NAME {{ … }}`; with `{kind.Word}:` the file is YAML and ends in `.yaml`"));
            _cursor.At++;
            if (!_context.Source.Text.AsSpan(_cursor.At, _cursor.EndOfLine(_cursor.At) - _cursor.At).Contains('{'))
            {
                SkipYaml();
                return null;
            }
        }

        if (kind.Form == DeclarationForm.Value)
        {
            var row = NamedExpression.RowOf(kind);
            return _tails.Read(row, word, (tails, row, text, out problem) => NamedExpression.Parse(kind, word, text, tails, out problem));
        }

        var name = _names.Read(kind);
        return kind.Form switch
        {
            DeclarationForm.Bare => name is null ? null : new DeclarationSyntax(_context.Source, word.To(name.Span), kind, word, name, []),
            DeclarationForm.Steps => Steps(kind, word, name),
            _ => Block(kind, word, name),
        };
    }

    private DeclarationSyntax? Block(DeclarationKind kind, TextSpan word, NameSyntax? name)
    {
        if (!_context.OpensBlock(word, kind.Word))
        {
            return null;
        }

        var clauses = _clauses.Read(ClauseSet.Of(kind), out var span);
        return name is null ? null : new DeclarationSyntax(_context.Source, word.To(span), kind, word, name, clauses);
    }

    private DeclarationSyntax? Steps(DeclarationKind kind, TextSpan word, NameSyntax? name)
    {
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        foreach (var row in kind.Clauses)
        {
            if (row.Tail == TailKind.Parameters)
            {
                if (_cursor.Current != '(')
                {
                    continue;
                }

                if (SourceCursor.IsBlank(_cursor.Text[_cursor.At - 1]))
                {
                    _context.Report(SyntaxDiagnostics.Unexpected(_context.Source, new TextSpan(_cursor.At, 1), "(", "", "the parenthesis touches the name, as in `failover(to: text)`"));
                }

                var tail = _tails.Read(row, new TextSpan(_cursor.At, 1), static (tails, row, text, out problem) => tails.Parse(row, text, out problem));
                clauses.Add(new ClauseSyntax(_context.Source, tail?.Span ?? word, row, word, tail));
            }
            else if (_clauses.Steps.Read(kind.Word, word) is { } steps)
            {
                clauses.Add(new ClauseSyntax(_context.Source, steps.Span, row, word, steps));
            }
            else
            {
                return null;
            }
        }

        return name is null ? null : new DeclarationSyntax(_context.Source, word.To(clauses[^1].Span), kind, word, name, clauses.ToImmutable());
    }

    // What follows is YAML too and not worth a further word, up to a line that begins a declaration of this spelling.
    private void SkipYaml()
    {
        while (!_cursor.IsAtEnd)
        {
            _cursor.At = Math.Min(_cursor.EndOfLine(_cursor.At) + 1, _context.Source.Text.Length);
            var end = _cursor.WordEnd(_cursor.At);
            var isYaml = end < _context.Source.Text.Length && _context.Source.Text[end] == ':';
            if (!isYaml && DeclarationTable.Find(_context.Source.Text[_cursor.At..end]) is not null)
            {
                return;
            }
        }
    }
}
