using System.Collections;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>Collects the words of a tail.</summary>
internal sealed class PieceList : IReadOnlyList<Piece>
{
    private readonly List<Piece> _pieces = [];
    private bool _isGlued;

    public int Count => _pieces.Count;

    public Piece this[int index] => _pieces[index];

    public IEnumerator<Piece> GetEnumerator() => _pieces.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a word.</summary>
    public PieceList Add(string text, int offset, bool mayBreak = false)
    {
        _pieces.Add(new(text, offset, _isGlued, mayBreak));
        _isGlued = false;
        return this;
    }

    /// <summary>Adds a word that touches the one before.</summary>
    public PieceList Glue(string text, int offset)
    {
        _isGlued = true;
        return Add(text, offset);
    }

    /// <summary>Makes the next word touch the last one.</summary>
    public PieceList Touch()
    {
        _isGlued = true;
        return this;
    }

    /// <summary>Adds things with commas between them.</summary>
    public PieceList List<T>(IEnumerable<T> items, Action<T> add)
        where T : SyntaxNode
    {
        var end = -1;
        foreach (var item in items)
        {
            if (end >= 0)
            {
                Glue(",", end);
            }

            add(item);
            end = item.Span.End;
        }

        return this;
    }

    /// <summary>All words on one line.</summary>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder();
        foreach (var piece in _pieces)
        {
            text.Append(text.Length == 0 || piece.IsGlued ? "" : " ").Append(piece.Text);
        }

        return text.ToString();
    }
}
