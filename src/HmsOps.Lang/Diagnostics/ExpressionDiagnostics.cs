namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS1030–1049 and HMS2031–2069: calls, named expressions, parameters, texts, timestamps.</summary>
internal static class ExpressionDiagnostics
{
    /// <summary>Two <c>let</c>s of one name in one scope.</summary>
    public static Diagnostic LetTwice(Place place, string name, Place first) => Report.Error(
        "HMS1032", place, $"`{name}` names an expression at {first} already: give one of the two another name").With(first, "the first is here");
}
