using System.Globalization;
using System.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>Writes diagnostics as text.</summary>
public static class DiagnosticText
{
    private const int LongestLine = 160;

    /// <summary><c>file:line:col: error HMS2004: message</c>, on one line; columns from 1, in UTF-16 units.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var (line, column) = diagnostic.Source.PositionOf(diagnostic.Span.Start);
        var message = diagnostic.Message.ReplaceLineEndings(" ");
        return string.Create(
            CultureInfo.InvariantCulture, $"{diagnostic.Source.Path}:{line}:{column}: {Word(diagnostic.Severity)} {diagnostic.Code}: {message}");
    }

    /// <summary>The line of <see cref="Render"/>, the source line with carets under the place, and the other places that belong to it.</summary>
    public static string RenderWithSource(Diagnostic diagnostic)
    {
        var text = new StringBuilder(Render(diagnostic));
        var (line, column) = diagnostic.Source.PositionOf(diagnostic.Span.Start);
        var source = diagnostic.Source.LineText(line);
        if (source.Length > 0)
        {
            var from = Math.Max(0, column - 1 - (LongestLine / 2));
            var shown = source[from..Math.Min(source.Length, from + LongestLine)];
            var before = string.Concat(shown.Take(column - 1 - from).Select(unit => unit == '\t' ? '\t' : ' '));
            var carets = Math.Clamp(Math.Min(diagnostic.Span.Length, source.Length - column + 1), 1, LongestLine - before.Length);
            text.Append("\n    ").Append(shown).Append("\n    ").Append(before).Append('^', carets);
        }

        foreach (var place in diagnostic.Related)
        {
            var (row, start) = place.Source.PositionOf(place.Span.Start);
            text.Append(CultureInfo.InvariantCulture, $"\n    {place.Source.Path}:{row}:{start}: {place.Message}");
        }

        return text.ToString();
    }

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };
}
