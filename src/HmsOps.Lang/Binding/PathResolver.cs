using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>
/// Takes paths apart. A named expression or an slo comes first; then the longest declared metric name wins, else a last
/// segment of the reading table is the reading; of the rest the first segment is the service, and a single one is the
/// metric of any service; backquotes force.
/// </summary>
internal sealed class PathResolver(PathNames names)
{
    private const int DeepestQuery = 100;

    // A place is taken apart once, for kinds, units and binding alike; one that is wrong, again each time, so that binding reports it.
    private readonly Dictionary<MetricSyntax, ResolvedPath> _resolved = new(ReferenceEqualityComparer.Instance);

    /// <summary>The path of an expression's operand; a bare reading is of the query. Null after one diagnostic.</summary>
    /// <param name="metric">The operand.</param>
    /// <param name="query">In a tile: the reading that it shows, or null.</param>
    /// <param name="isSlo">True where a bare reading may stand.</param>
    /// <param name="lets">The names that can be seen.</param>
    /// <param name="report">Takes the diagnostic.</param>
    public ResolvedPath? Resolve(MetricSyntax metric, MetricSyntax? query, bool isSlo, LetScope lets, Action<Diagnostic> report)
    {
        if (_resolved.TryGetValue(metric, out var known))
        {
            return known;
        }

        var path = metric.Path.Segments is [var only] ? Single(metric.Path, only, query, isSlo, lets, report)
            : metric.Path.Segments is [{ IsQuoted: false } first, { IsQuoted: false } second]
                && lets.Find(first.Text) is not null && ReadingTable.Find(second.Text) is not null
                ? Fail(report, ExpressionDiagnostics.LetIsNoMetric(Place.Of(metric), first.Text, Place.Of(metric).At(first.Span).Span, "a reading"))
            : Resolve(metric.Path, report);
        if (path is not null)
        {
            _resolved.Add(metric, path);
        }

        return path;
    }

    /// <summary>A path that names a metric or a reading of an slo. Null after one diagnostic.</summary>
    public ResolvedPath? Resolve(PathSyntax path, Action<Diagnostic> report)
    {
        var segments = path.Segments;
        var last = segments[^1];
        var full = MetricCatalog.FullName(PathNames.Join(segments.AsSpan()));
        if (names.Declared.Contains(full))
        {
            return new(full, null, path.Span);
        }

        if (segments.Length == 1)
        {
            return new(full, null, path.Span);
        }

        var rest = PathNames.Join(segments.AsSpan()[..^1]);
        if (names.Slos.Contains(rest) && SloReadingOf(path, rest, last, report, out var isSlo) is var slo && isSlo)
        {
            return slo;
        }

        var metric = MetricCatalog.FullName(rest);
        if (!last.IsQuoted && names.Declared.Contains(metric))
        {
            return ReadingTable.Find(last.Text) is { } of ? new(metric, of, last.Span) : Fail(report, NotAReading(path, metric));
        }

        if (last.IsQuoted || PredeclaredMetrics.Find(full) is not null)
        {
            return new(full, null, path.Span);
        }

        // `*.rate`: a metric of that name, since nothing else is left to be one.
        var isOnlyMetric = segments.Length == 2 && segments[0] is { Text: "*", IsQuoted: false };
        if (!isOnlyMetric && ReadingTable.Find(last.Text) is { } reading)
        {
            return new(metric, reading, last.Span);
        }

        return !isOnlyMetric && IsMeantAsReading(last.Text, metric) ? Fail(report, NotAReading(path, metric)) : new(full, null, path.Span);
    }

    internal static void Ignore(Diagnostic diagnostic)
    {
    }

    private ResolvedPath? Single(
        PathSyntax path, PathSegment only, MetricSyntax? query, bool isSlo, LetScope lets, Action<Diagnostic> report)
    {
        if (only.IsQuoted)
        {
            return Resolve(path, report);
        }

        if (lets.Find(only.Text) is { } let)
        {
            return new("", null, path.Span) { Let = let };
        }

        if (names.Declared.Contains(MetricCatalog.FullName(only.Text)))
        {
            return Resolve(path, report);
        }

        if (names.Slos.Contains(only.Text))
        {
            return Fail(report, ExpressionDiagnostics.SloReading(Place.Of(path), only.Text, null, null));
        }

        var reading = ReadingTable.Find(only.Text);
        if (reading is null && names.IsMissingFiles)
        {
            return null;
        }

        if (reading is null && !ReadingTable.IsPercentileLike(only.Text) && !(isSlo && ReadingTable.Suggest(only.Text) is not null))
        {
            return NearName.Of(only.Text, lets.Names) is { } near
                ? Fail(report, ExpressionDiagnostics.UnknownLet(Place.Of(path), only.Text, near))
                : Resolve(path, report);
        }

        if (query is null)
        {
            var where = isSlo ? "The query is not a single reading: write the metric before it" : "Write the metric before it";
            return Fail(report, NameDiagnostics.BareReading(Place.Of(path), only.Text, $"{where}, as in `permit-svc.latency.{only.Text}`"));
        }

        return Resolve(Read(query, lets).Path, Ignore) is not { IsMetric: true } of ? null
            : reading is null ? Fail(report, NotAReading(path, of.Metric))
            : new(of.Metric, reading, path.Span, IsBare: true);
    }

    // What a query reads that names an expression.
    private static MetricSyntax Read(MetricSyntax query, LetScope lets)
    {
        for (var depth = 0; depth < DeepestQuery && query.Path.Segments is [{ IsQuoted: false } only] && lets.Find(only.Text) is { } let; depth++)
        {
            if (ExpressionSite.Unwrap(let.Expression) is not MetricSyntax named || ReferenceEquals(named, query))
            {
                break;
            }

            (query, lets) = (named, let.Home);
        }

        return query;
    }

    // A service may have the name of an slo: only what looks like one of its readings is meant as one.
    private static ResolvedPath? SloReadingOf(PathSyntax path, string slo, PathSegment last, Action<Diagnostic> report, out bool isSlo)
    {
        SloReading? reading = last.Text switch
        {
            "budget" => SloReading.Budget,
            "burn" => SloReading.Burn,
            _ => null,
        };
        if (reading is { } known)
        {
            isSlo = true;
            return new("", null, last.Span) { Slo = slo, SloReading = known };
        }

        var near = NearName.Of(last.Text, ["budget", "burn"]);
        isSlo = near is not null || ReadingTable.Find(last.Text) is not null;
        return isSlo ? Fail(report, ExpressionDiagnostics.SloReading(Place.Of(path).At(last.Span), slo, last.Text, near)) : null;
    }

    // Of a metric that is only known by its use, another last segment may well be another metric.
    private bool IsMeantAsReading(string name, string metric) =>
        ReadingTable.IsPercentileLike(name)
        || ReadingTable.IsAlmostPercentile(name)
        || PredeclaredMetrics.Find(metric) is not null
        || (names.Read.Contains(metric) && ReadingTable.Suggest(name) is not null);

    private static Diagnostic NotAReading(PathSyntax path, string metric)
    {
        var last = path.Segments[^1];
        var place = Place.Of(path).At(last.Span);
        if (!ReadingTable.IsPercentileLike(last.Text))
        {
            return NameDiagnostics.UnknownReading(place, last.Text, metric, ReadingTable.Suggest(last.Text));
        }

        var digits = last.Text[1..].TrimStart('0');
        (string, string)[] better = (digits, last.Text.Length) switch
        {
            ("", _) => [("min", "the least value")],
            ("100", _) => [("max", "the greatest value")],
            (_, 2) => [($"p0{digits}", $"{digits}%"), ($"p{digits}0", $"{digits}0%"), ("min", "the least value")],
            _ => [],
        };
        return better.Length > 0
            ? NameDiagnostics.PercentileOutOfRange(place, last.Text, [.. better])
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
}
