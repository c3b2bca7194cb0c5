using System.Globalization;
using HmsOps.Demo.Story;
using HmsOps.Engine;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HmsOps.Demo.Screen;

/// <summary>The tile's number over the evening; one column is as long as it must be for all to fit.</summary>
internal static class ChartPanel
{
    private const int Columns = 66;
    private const int Levels = 5;
    private const string Eighths = " ▁▂▃▄▅▆▇█";

    public static IRenderable Of(StorySnapshot story)
    {
        var top = story.History.Max(point => point.Value) is { } greatest && greatest > 1 ? Math.Ceiling(greatest * 2) / 2 : 1;
        var columns = Sample(story);
        var lines = new List<IRenderable>();
        for (var level = Levels - 1; level >= 0; level--)
        {
            var line = new Paragraph();
            foreach (var point in columns)
            {
                var eighths = point.Value is { } value ? (int)Math.Round(Math.Min(1, value / top) * Levels * 8) : 0;
                var here = Math.Clamp(eighths - (level * 8), level == 0 && point.Value is not null ? 1 : 0, 8);
                line.Append(Eighths[here].ToString(), new Style(Palette.Of(point.Color)));
            }

            lines.Add(line);
        }

        var header = string.Create(CultureInfo.InvariantCulture, $" p95 of the last minute, 0 to {top:0.0} s, over {StoryClock.Elapsed(story.Now)} ");
        return new Panel(new Rows(lines))
        {
            Header = new PanelHeader(header),
            Border = BoxBorder.Rounded,
            BorderStyle = new Style(Palette.Dim),
            Width = Columns + 4,
        };
    }

    private static List<TilePoint> Sample(StorySnapshot story)
    {
        var span = Math.Max(Columns * 5 * EngineTime.Second, story.Now + 1);
        var columns = new List<TilePoint>(Columns);
        var next = 0;
        TilePoint last = default;
        for (var column = 0; column < Columns; column++)
        {
            var end = span * (column + 1) / Columns;
            if (end > story.Now + (span / Columns))
            {
                break;
            }

            for (; next < story.History.Length && story.History[next].Time <= end; next++)
            {
                last = story.History[next];
            }

            columns.Add(last);
        }

        return columns;
    }
}
