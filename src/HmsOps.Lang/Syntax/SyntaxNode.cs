using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>A node of the syntax tree: what was written, in either spelling. Every node has its span in the outer file.</summary>
public abstract record SyntaxNode(SourceText Source, TextSpan Span)
{
    /// <summary>The source text of the node; in YAML as it stands in the file, quotes and folding included.</summary>
    public string SourceTextOf() => Source.TextOf(Span);
}
