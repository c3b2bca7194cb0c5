using System.Globalization;
using System.Text;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>Writes diagnostics as text.</summary>
public static class DiagnosticText
{
    /// <summary><c>file:line:col: error HMS2004: message</c>, on one line; columns from 1, in UTF-16 units.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return Head(diagnostic, DiagnosticColors.None);
    }

    /// <summary>The line of <see cref="Render"/>, the source line with carets under the place, what is to be known besides, the other places that belong to it with their lines, and the fixes.</summary>
    public static string RenderWithSource(Diagnostic diagnostic, DiagnosticColors? colors = null)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        colors ??= DiagnosticColors.None;
        var main = SourceExcerpt.Of(diagnostic.Source, diagnostic.Span);
        var places = diagnostic.Related.Select(place => (Place: place, Excerpt: SourceExcerpt.Of(place.Source, place.Span))).ToArray();
        var digits = places.Select(place => place.Excerpt).Append(main).Max(excerpt => excerpt?.Line.ToString(CultureInfo.InvariantCulture).Length ?? 1);
        var text = new StringBuilder(Head(diagnostic, colors));
        Append(text, main, digits, '^', colors.Of(diagnostic.Severity), colors);
        if (diagnostic.Detail is { } detail)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    {colors.Strong}note:{colors.End} {Line(detail)}");
        }

        foreach (var (place, excerpt) in places)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    {colors.Strong}{At(place.Source, place.Span)}{colors.End} {Line(place.Message)}");
            Append(text, excerpt, digits, '-', colors.Info, colors);
        }

        foreach (var fix in diagnostic.Fixes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    {colors.Help}help:{colors.End} {Line(fix.Title)}");
        }

        return text.ToString();
    }

    /// <summary><c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    private static string Head(Diagnostic diagnostic, DiagnosticColors colors) =>
        $"{colors.Strong}{At(diagnostic.Source, diagnostic.Span)}{colors.End} "
        + $"{colors.Of(diagnostic.Severity)}{Word(diagnostic.Severity)} {diagnostic.Code}:{colors.End} {Line(diagnostic.Message)}";

    private static void Append(StringBuilder text, SourceExcerpt? excerpt, int digits, char mark, string markColor, DiagnosticColors colors)
    {
        if (excerpt is not null)
        {
            var number = excerpt.Line.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 2);
            text.Append(CultureInfo.InvariantCulture, $"\n{colors.Faint}{number} |{colors.End} {excerpt.Text}")
                .Append(CultureInfo.InvariantCulture, $"\n{colors.Faint}{new string(' ', number.Length)} |{colors.End} ")
                .Append(' ', excerpt.Before)
                .Append(markColor)
                .Append(mark, excerpt.Marks)
                .Append(colors.End);
        }
    }

    private static string At(SourceText source, TextSpan span)
    {
        var (line, column) = source.PositionOf(span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{Line(source.Path)}:{line}:{column}:");
    }

    // Paths, names and quotes are not ours: they must not move a terminal's cursor.
    private static string Line(string message) =>
        string.Concat(message.ReplaceLineEndings(" ").EnumerateRunes().Select(rune => DisplayWidth.IsUnsafe(rune) ? "\uFFFD" : rune.ToString()));
}
