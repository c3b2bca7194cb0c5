using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HmsOps.Demo.Screen;

/// <summary>Writes what a console recorded as a picture: text stays text, each run at its column.</summary>
internal sealed partial class SvgEncoder(string title) : IAnsiConsoleEncoder
{
    private const double CellWidth = 8.4;
    private const double CellHeight = 16.4;
    private const double Margin = 16;
    private const double TitleBar = 28;

    /// <inheritdoc/>
    public string Encode(IAnsiConsole console, IEnumerable<IRenderable> renderable)
    {
        ArgumentNullException.ThrowIfNull(console);
        var options = RenderOptions.Create(console, console.Profile.Capabilities);
        var segments = renderable.SelectMany(item => item.Render(options, console.Profile.Width)).Where(segment => !segment.IsControlCode);
        var lines = Segment.SplitLines(segments);
        while (lines.Count > 0 && lines[^1].All(segment => string.IsNullOrWhiteSpace(segment.Text)))
        {
            lines.RemoveAt(lines.Count - 1);
        }

        var width = (console.Profile.Width * CellWidth) + (2 * Margin);
        var height = (lines.Count * CellHeight) + (2 * Margin) + TitleBar;
        var svg = new StringBuilder();
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0.#} {height:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" role=\"img\">\n");
        Append(svg, $"<title>{Escape(title)}</title>\n");
        Append(svg, $"<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n");
        Append(svg, $"<circle cx=\"20\" cy=\"18\" r=\"5\" fill=\"#f85149\"/><circle cx=\"38\" cy=\"18\" r=\"5\" fill=\"#e3b341\"/><circle cx=\"56\" cy=\"18\" r=\"5\" fill=\"#3fb950\"/>\n");
        Append(svg, $"<g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" fill=\"#c9d1d9\">\n");
        for (var line = 0; line < lines.Count; line++)
        {
            AppendLine(svg, lines[line], TitleBar + Margin + (line * CellHeight));
        }

        return svg.Append("</g>\n</svg>\n").ToString();
    }

    private static void AppendLine(StringBuilder svg, SegmentLine line, double top)
    {
        var column = 0;
        foreach (var segment in Join(line))
        {
            var cells = segment.CellCount();
            var x = Margin + (column * CellWidth);
            column += cells;
            var style = segment.Style;
            if (style.Background != Color.Default)
            {
                Append(svg, $"<rect x=\"{x:0.#}\" y=\"{top:0.#}\" width=\"{cells * CellWidth:0.#}\" height=\"{CellHeight}\" fill=\"#{style.Background.ToHex()}\"/>\n");
            }

            var fill = style.Foreground == Color.Default ? "" : $" fill=\"#{style.Foreground.ToHex()}\"";
            var weight = style.Decoration.HasFlag(Decoration.Bold) ? " font-weight=\"bold\"" : "";
            foreach (Match run in Run().Matches(segment.Text))
            {
                var left = x + (new Segment(segment.Text[..run.Index]).CellCount() * CellWidth);
                var length = new Segment(run.Value).CellCount() * CellWidth;
                Append(svg, $"<text x=\"{left:0.#}\" y=\"{top + 12.8:0.#}\" textLength=\"{length:0.#}\" lengthAdjust=\"spacingAndGlyphs\"{fill}{weight}>{Escape(run.Value)}</text>\n");
            }
        }
    }

    // Viewers fold blanks, so that a run ends where two of them follow each other.
    [GeneratedRegex(@"\S+(?: \S+)*")]
    private static partial Regex Run();

    private static List<Segment> Join(SegmentLine line)
    {
        var joined = new List<Segment>();
        foreach (var segment in line)
        {
            if (joined.Count > 0 && joined[^1].Style.Equals(segment.Style))
            {
                joined[^1] = new Segment(joined[^1].Text + segment.Text, segment.Style);
            }
            else
            {
                joined.Add(segment);
            }
        }

        return joined;
    }

    private static void Append(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Escape(string text) => SecurityElement.Escape(text) ?? "";
}
