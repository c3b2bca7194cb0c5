using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>Makes a declaration of <c>NAME = X</c>: for both spellings.</summary>
internal static class NamedExpression
{
    private static readonly ClauseRow Value = DeclarationTable.NamedExpression.Clauses.Single(row => row.IsInHead);
    private static readonly ClauseRow Whole = Value with { Head = DeclarationTable.NamedExpression.Word, Tail = TailKind.Let };

    /// <summary>The row by which the text behind the kind's word is read.</summary>
    public static ClauseRow RowOf(DeclarationKind kind) => Whole with { Head = kind.Word };

    /// <summary>The declaration; its value is missing where only the name could be read, and it is null where not even that could.</summary>
    public static DeclarationSyntax? Parse(DeclarationKind kind, TextSpan word, TextSpan span, TailText text, TailParser tails, out Diagnostic? problem)
    {
        var let = tails.Parse(Whole, text, out problem) as LetTailSyntax;
        var name = let?.Name ?? NameOf(text);
        if (name is null)
        {
            return null;
        }

        var tail = let is null ? null : new ExpressionTailSyntax(text.Source, let.Expression.Span, let.Expression);
        var clause = new ClauseSyntax(text.Source, tail?.Span ?? name.Span, Value, word, tail);
        return new DeclarationSyntax(text.Source, span, kind, word, name, [clause]);
    }

    /// <summary>The same, of a text that ends the declaration.</summary>
    public static DeclarationSyntax? Parse(DeclarationKind kind, TextSpan word, TailText text, TailParser tails, out Diagnostic? problem) =>
        Parse(kind, word, word.To(text.Trim().Span), text, tails, out problem);

    // So that whoever uses the name is not told that there is none.
    private static NameSyntax? NameOf(TailText text)
    {
        var sign = text.Text.IndexOf('=', StringComparison.Ordinal);
        var name = sign < 0 ? null : text.Slice(0, sign).Trim();
        return name is not null && DeclarationName.IsPath(name.Text) && !name.Text.Contains('.') ? new NameSyntax(text.Source, name.Span, name.Text) : null;
    }
}
