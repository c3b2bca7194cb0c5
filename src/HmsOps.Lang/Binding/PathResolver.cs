using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Takes paths apart: the longest declared metric name wins, else a last segment of the reading table is the reading; backquotes force.</summary>
/// <param name="declared">Names of declared metrics.</param>
/// <param name="read">Names of metrics that are read somewhere by a reading of the table.</param>
internal sealed class PathResolver(IReadOnlySet<string> declared, IReadOnlySet<string> read)
{
    /// <summary>The path of an expression's operand; a bare reading is of the query. Null after one diagnostic.</summary>
    public ResolvedPath? Resolve(MetricSyntax metric, MetricSyntax? query, bool isSlo, Action<Diagnostic> report)
    {
        var path = metric.Path;
        if (path.Segments is not [{ IsQuoted: false } only] || declared.Contains(only.Text))
        {
            return Resolve(path, report);
        }

        var reading = ReadingTable.Find(only.Text);
        if (reading is null && !ReadingTable.IsPercentileLike(only.Text) && !(isSlo && ReadingTable.Suggest(only.Text) is not null))
        {
            return Fail(report, NameDiagnostics.AnyService(Place.Of(path), only.Text));
        }

        if (query is null)
        {
            var where = isSlo ? "The query is not a single reading: write the metric before it" : "Write the metric before it";
            return Fail(report, NameDiagnostics.BareReading(Place.Of(path), only.Text, $"{where}, as in `permit-svc.latency.{only.Text}`"));
        }

        return Resolve(query.Path, Ignore) is not { } of ? null
            : reading is null ? Fail(report, NotAReading(path, of.Metric))
            : new(of.Metric, reading, path.Span, IsBare: true);
    }

    /// <summary>A path that names its metric. Null after one diagnostic.</summary>
    public ResolvedPath? Resolve(PathSyntax path, Action<Diagnostic> report)
    {
        var segments = path.Segments;
        var last = segments[^1];
        if (declared.Contains(path.Text))
        {
            return new(path.Text, null, path.Span);
        }

        var metric = string.Join('.', segments[..^1].Select(segment => segment.Text));
        if (!last.IsQuoted && declared.Contains(metric))
        {
            return ReadingTable.Find(last.Text) is { } of ? new(metric, of, last.Span) : Fail(report, NotAReading(path, metric));
        }

        if (segments.Length == 1 || (segments[0] is { Text: "*", IsQuoted: false }))
        {
            return Fail(report, NameDiagnostics.AnyService(Place.Of(path), string.Join('.', segments.Where(segment => segment.Text != "*").Select(segment => segment.Text))));
        }

        if (last.IsQuoted || PredeclaredMetrics.Find(path.Text) is not null)
        {
            return new(path.Text, null, path.Span);
        }

        if (ReadingTable.Find(last.Text) is { } reading)
        {
            return segments.Length == 2 ? Fail(report, NameDiagnostics.AnyService(Place.Of(path), metric)) : new(metric, reading, last.Span);
        }

        return IsMeantAsReading(last.Text, metric) ? Fail(report, NotAReading(path, metric)) : new(path.Text, null, path.Span);
    }

    // Of a metric that is only known by its use, another last segment may well be another metric.
    private bool IsMeantAsReading(string name, string metric) =>
        ReadingTable.Later.Contains(name)
        || ReadingTable.IsPercentileLike(name)
        || ReadingTable.IsAlmostPercentile(name)
        || PredeclaredMetrics.Find(metric) is not null
        || (read.Contains(metric) && ReadingTable.Suggest(name) is not null);

    private static Diagnostic NotAReading(PathSyntax path, string metric)
    {
        var last = path.Segments[^1];
        var place = Place.Of(path).At(last.Span);
        if (ReadingTable.Later.Contains(last.Text))
        {
            return TypeDiagnostics.ReadingComesLater(place, metric, last.Text, MetricKind.Gauge);
        }

        if (!ReadingTable.IsPercentileLike(last.Text))
        {
            return NameDiagnostics.UnknownReading(place, last.Text, metric, ReadingTable.Suggest(last.Text));
        }

        var digits = last.Text[1..].TrimStart('0');
        ImmutableArray<(string, string)> better = (digits, last.Text.Length) switch
        {
            ("", _) => [("min", "the least value")],
            ("100", _) => [("max", "the greatest value")],
            (_, 2) => [($"p0{digits}", $"{digits}%"), ($"p{digits}0", $"{digits}0%"), ("min", "the least value")],
            _ => [],
        };
        return better.Length > 0
            ? NameDiagnostics.PercentileOutOfRange(place, last.Text, better)
            : NameDiagnostics.PercentileForm(place, last.Text, Shorter(last.Text));
    }

    private static string? Shorter(string name)
    {
        var trimmed = name.TrimEnd('0');
        return ReadingTable.Find(trimmed) is not null ? trimmed : NearName.Of(name, ReadingTable.Offered);
    }

    private static ResolvedPath? Fail(Action<Diagnostic> report, Diagnostic diagnostic)
    {
        report(diagnostic);
        return null;
    }

    internal static void Ignore(Diagnostic diagnostic)
    {
    }
}
