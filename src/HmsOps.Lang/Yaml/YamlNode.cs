using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>A node of a YAML document, with its span in the file.</summary>
/// <param name="Span">Where it stands; of an alias what it names stands elsewhere.</param>
/// <param name="Size">How many nodes it has, itself included, with aliases expanded.</param>
internal abstract record YamlNode(TextSpan Span, int Size);

/// <summary>A text.</summary>
/// <param name="Span">Quotes or the block's sign included.</param>
/// <param name="Value">What it says.</param>
/// <param name="Form">How it is written.</param>
internal sealed record YamlScalar(TextSpan Span, string Value, ScalarForm Form) : YamlNode(Span, 1);

/// <summary>A list.</summary>
internal sealed record YamlSequence(TextSpan Span, int Size, ImmutableArray<YamlNode> Items) : YamlNode(Span, Size);

/// <summary>Keys and values in the order in which they are written; a key may stand twice.</summary>
internal sealed record YamlMapping(TextSpan Span, int Size, ImmutableArray<YamlPair> Pairs) : YamlNode(Span, Size);

/// <summary>Something that could not be read, which was reported.</summary>
internal sealed record YamlBroken(TextSpan Span) : YamlNode(Span, 1);

/// <summary>A key and its value.</summary>
internal sealed record YamlPair(YamlScalar Key, YamlNode Value);

/// <summary>The ways of writing a YAML scalar.</summary>
internal enum ScalarForm
{
    Plain,
    SingleQuoted,
    DoubleQuoted,

    /// <summary><c>|</c> or <c>&gt;</c>.</summary>
    Block,
}
