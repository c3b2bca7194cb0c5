using System.Collections.Immutable;

namespace HmsOps.Lang.Diagnostics;

/// <summary>An edit that removes the diagnostic.</summary>
/// <param name="Title">What it does: <c>write 800ms</c>.</param>
/// <param name="Edits">Replacements, which do not overlap.</param>
public sealed record CodeFix(string Title, ImmutableArray<TextEdit> Edits)
{
    /// <summary>The text after all edits.</summary>
    public string ApplyTo(string text)
    {
        foreach (var edit in Edits.OrderByDescending(edit => edit.Span.Start))
        {
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.Replacement, text.AsSpan(edit.Span.End));
        }

        return text;
    }
}
