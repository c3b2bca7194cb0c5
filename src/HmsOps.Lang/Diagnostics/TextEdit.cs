using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>Replaces a span of the diagnostic's file.</summary>
/// <param name="Span">What is replaced; of length 0 where something is put in.</param>
/// <param name="Replacement">The text that comes there; empty where something is taken out.</param>
public sealed record TextEdit(TextSpan Span, string Replacement);
