using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads blocks of clauses: of a declaration, a level, a tile's colours, a step's options.</summary>
internal sealed class ClauseReader
{
    private readonly ReadingContext _context;
    private readonly SourceCursor _cursor;
    private readonly StatementWords _words;
    private readonly TailReader _tails;
    private readonly BlockReader _blocks;
    private readonly Func<DeclarationKind, TextSpan, DeclarationSyntax?> _declare;

    /// <param name="context">The file.</param>
    /// <param name="declare">Reads a declaration behind its kind's word.</param>
    public ClauseReader(ReadingContext context, Func<DeclarationKind, TextSpan, DeclarationSyntax?> declare)
    {
        (_context, _cursor, _declare) = (context, context.Cursor, declare);
        (_words, _tails, _blocks) = (new StatementWords(context), new TailReader(context), new BlockReader(context));
        Steps = new StepsReader(context, this);
    }

    /// <value>The reader of steps.</value>
    public StepsReader Steps { get; }

    /// <summary>From the block's <c>{</c>, where the cursor stands, to after its <c>}</c>.</summary>
    public ImmutableArray<ClauseSyntax> Read(ClauseSet set, out TextSpan span)
    {
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        span = _blocks.Read(set, () => Statement(set, clauses));
        return clauses.ToImmutable();
    }

    private int Statement(ClauseSet set, ImmutableArray<ClauseSyntax>.Builder clauses)
    {
        var start = _cursor.At;
        if (_cursor.WordEnd(start) == start && (set.Open is null || _cursor.Current != '`'))
        {
            _context.SkipUnexpected();
            return _cursor.At;
        }

        var row = _words.Find(set, start, out var end);
        if (row is null ? _words.BelongsOutside(start) : _words.IsDeclaration(row, start))
        {
            return BlockReader.Outside;
        }

        if (row is null && set.Open is not null)
        {
            end = _cursor.PathEnd(start);
            var word = _context.Source.Text[start..end];
            if (!DeclarationName.IsPath(word))
            {
                _context.Report(SyntaxDiagnostics.Unexpected(_context.Source, TextSpan.FromBounds(start, end), word, "", "a clause begins with a word, or with words joined by dots"));
                _cursor.SkipStatement();
                return _cursor.At;
            }

            row = DeclarationName.MayBeOpen(set.Open, word, isIn: true) ? set.Open : null;
        }

        _cursor.At = end;
        var words = TextSpan.FromBounds(start, end);
        if (row is null)
        {
            Unknown(set, words);
            return _cursor.At;
        }

        var clause = Clause(row, words);
        if (!row.Repeats && clauses.FirstOrDefault(other => ReferenceEquals(other.Row, row)) is { } first)
        {
            ReportRepeated(clause, first);
        }
        else
        {
            clauses.Add(clause);
        }

        return clause.Span.End;
    }

    // One statement, one diagnostic: a broken repetition was reported already.
    private void ReportRepeated(ClauseSyntax clause, ClauseSyntax first)
    {
        if (clause.Tail is not null)
        {
            _context.Report(SyntaxDiagnostics.RepeatedClause(_context.Source, clause.KeywordSpan, clause.Row.Head, first.KeywordSpan));
        }
    }

    private ClauseSyntax Clause(ClauseRow row, TextSpan keyword)
    {
        Separator(row);
        var tail = Tail(row, keyword);
        return new ClauseSyntax(_context.Source, tail is null ? keyword : keyword.To(tail.Span), row, keyword, tail);
    }

    private TailSyntax? Tail(ClauseRow row, TextSpan keyword)
    {
        _cursor.SkipBlanks();
        switch (row.Tail)
        {
            case TailKind.Steps:
                return Steps.Read(row.Head, keyword);
            case TailKind.Block when _cursor.Current != '{':
                return Level(row, keyword);
            case TailKind.Block or TailKind.Color when _cursor.Current == '{':
                var clauses = Read(ClauseSet.Of(row), out var span);
                return new BlockTailSyntax(_context.Source, span, clauses, IsShort: false);
            case TailKind.Declaration when ClauseSet.KindOf(row.Inner) is { } kind:
                return _declare(kind, keyword) is { } inner ? new DeclarationTailSyntax(_context.Source, inner.Span, inner) : null;
            case TailKind.Pairs:
                return Pairs(row, keyword);
            case TailKind.In when row.IsOpen:
                return OfLabel(row, keyword);
            default:
                return Ended(row, _tails.Read(row, keyword, static (tails, row, text, out problem) => tails.Parse(row, text, out problem)));
        }
    }

    private InTailSyntax? OfLabel(ClauseRow row, TextSpan keyword)
    {
        var label = new NameSyntax(_context.Source, keyword, _context.Source.TextOf(keyword).Replace("`", "", StringComparison.Ordinal));
        return Ended(row, _tails.Read(row, keyword, (tails, row, text, out problem) => tails.ParseIn(row, label, text, out problem)));
    }

    // `warning if COND for D`: one clause of the level without its block.
    private BlockTailSyntax? Level(ClauseRow row, TextSpan keyword)
    {
        var set = ClauseSet.Of(row);
        var first = row.Block[0];
        var start = _cursor.At;
        var found = _words.Find(set, start, out var end);
        if (end == start && (_cursor.IsAtLineEnd || _cursor.Current is ';' or '}'))
        {
            _context.Report(SyntaxDiagnostics.MissingTail(_context.Source, keyword, row.Head, row.Example));
            return null;
        }

        if (!ReferenceEquals(found, first))
        {
            var remedy = $"a level is `{row.Head} {first.Head} CONDITION`, or a block: `{row.Head} {{ {first.Head} CONDITION; … }}`";
            var word = end == start ? _cursor.Current.ToString() : _context.Source.Text[start..end];
            _context.Report(SyntaxDiagnostics.Unexpected(_context.Source, new TextSpan(start, word.Length), word, row.Head, remedy));
            _cursor.SkipStatement();
            return null;
        }

        _cursor.At = end;
        var clause = Clause(first, TextSpan.FromBounds(start, end));
        return new BlockTailSyntax(_context.Source, clause.Span, [clause], IsShort: true);
    }

    private PairsTailSyntax? Pairs(ClauseRow row, TextSpan keyword)
    {
        if (!_context.OpensBlock(keyword, row.Head))
        {
            return null;
        }

        var pairs = ImmutableArray.CreateBuilder<PairSyntax>();
        var span = _blocks.Read(ClauseSet.None, () =>
        {
            var start = _cursor.At;
            var end = _cursor.PathEnd(start);
            var next = _cursor.AfterBlanks(end);
            if (end > start && (next >= _cursor.Text.Length || _cursor.Text[next] != '=') && _words.BelongsOutside(start))
            {
                return BlockReader.Outside;
            }

            var pair = _tails.Read(
                row, new TextSpan(start, 0), static (tails, row, text, out problem) => tails.ParsePair(row, text, out problem));
            if (_cursor.At == start)
            {
                _context.SkipUnexpected();
            }

            if (Ended(row, pair) is not { } read)
            {
                return _cursor.At;
            }

            pairs.Add(read);
            return read.Span.End;
        });
        return new PairsTailSyntax(_context.Source, span, pairs.ToImmutable());
    }

    // Null where a block follows that the clause does not take: what was read of it is hardly what was meant.
    private T? Ended<T>(ClauseRow row, T? tail)
        where T : SyntaxNode
    {
        _cursor.SkipBlanks();
        if (_cursor.Current != '{')
        {
            return tail;
        }

        var place = new TextSpan(_cursor.At, 1);
        _cursor.SkipStatement();
        if (tail is not null)
        {
            _context.Report(SyntaxDiagnostics.UnexpectedBlock(_context.Source, place, row.Head));
        }

        return null;
    }

    private void Separator(ClauseRow row)
    {
        _cursor.SkipBlanks();
        if (_cursor.Current is ':' or '=' && row.Tail is not (TailKind.Steps or TailKind.Pairs or TailKind.Let))
        {
            var place = new TextSpan(_cursor.At, 1);
            _context.Report(SyntaxDiagnostics.Habit(
                _context.Source, place, $"{row.Head}{_cursor.Current}", $"`{row.Example}`: nothing but a blank stands between a clause's word and what it says"));
            _cursor.At++;
        }
    }

    private void Unknown(ClauseSet set, TextSpan span)
    {
        var words = _context.Source.TextOf(span);
        var outer = _words.Owner(span.Start);
        _cursor.SkipStatement();
        if (set.Heads.Contains("if") && ClauseHabits.Answer(_context.Source, span, words) is { } habit)
        {
            _context.Report(habit);
            return;
        }

        var near = NearName.Of(words, set.Heads);
        if (near is null && set.Heads.Contains("then") && ClauseSet.Steps.Find(words) is not null)
        {
            _context.Report(SyntaxDiagnostics.Misplaced(_context.Source, span, words, "is a step: it stands inside `then { … }`"));
        }
        else if (near is null && outer is not null)
        {
            _context.Report(SyntaxDiagnostics.Misplaced(_context.Source, span, words, $"is a clause of `{outer.Owner}`: it stands outside of this block"));
        }
        else if (near is null && DeclarationTable.Kinds.FirstOrDefault(kind => ClauseSet.Of(kind).Find(words) is not null) is { } owner)
        {
            _context.Report(SyntaxDiagnostics.Misplaced(_context.Source, span, words, $"is a clause of `{owner.Word}`, not of `{set.Owner}`"));
        }
        else
        {
            _context.Report(SyntaxDiagnostics.UnknownClause(_context.Source, span, words, set.Owner, near, set.Heads));
        }
    }
}
