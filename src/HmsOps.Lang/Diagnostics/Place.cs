using HmsOps.Lang.Binding;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>A stretch of a file.</summary>
internal readonly record struct Place(SourceText Source, TextSpan Span)
{
    /// <summary>Where a syntax node stands.</summary>
    public static Place Of(SyntaxNode node) => new(node.Source, node.Span);

    /// <summary>Where a bound node stands.</summary>
    public static Place Of(BoundNode node) => new(node.Source, node.Span);

    /// <summary>The same file, another span.</summary>
    public Place At(TextSpan span) => new(Source, span);

    /// <summary><c>file:line</c>, for use inside a message.</summary>
    public override string ToString() => $"{Source.Path}:{Source.PositionOf(Span.Start).Line}";
}
