using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Words that other systems begin a line of an alert with.</summary>
internal static class ClauseHabits
{
    /// <summary>The answer to such a word, or null.</summary>
    public static Diagnostic? Answer(SourceText source, TextSpan span, string word) => word switch
    {
        "for" => SyntaxDiagnostics.Misplaced(source, span, word, "is no clause of its own: write it at the end of the condition, as in `if CONDITION for 5m`"),
        "expr" or "when" => SyntaxDiagnostics.Habit(source, span, word, "`if`"),
        "annotations" => SyntaxDiagnostics.Habit(source, span, word, "each text as a clause of its own, as in `summary \"…\"`"),
        _ => null,
    };
}
