using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>The comments of a node, each list in order.</summary>
internal sealed class NodeComments
{
    /// <summary>On lines of their own before it.</summary>
    public List<CommentSyntax> Leading { get; } = [];

    /// <summary>On the line that opens its block.</summary>
    public List<CommentSyntax> Header { get; } = [];

    /// <summary>Among the words of its tail.</summary>
    public List<CommentSyntax> Inner { get; } = [];

    /// <summary>At the end of its last line.</summary>
    public List<CommentSyntax> Trailing { get; } = [];

    /// <summary>On lines of their own, behind the last part of its block.</summary>
    public List<CommentSyntax> Dangling { get; } = [];

    /// <value>True where it has a comment anywhere but before it and behind it.</value>
    public bool HasInside => Header.Count + Inner.Count + Dangling.Count > 0;
}
