using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>Another place that belongs to a diagnostic.</summary>
/// <param name="Source">Its file.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is there: <c>the first is here</c>.</param>
public sealed record RelatedPlace(SourceText Source, TextSpan Span, string Message);
