using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Ingest.V1;
using EngineDefinition = HmsOps.Engine.Input.SeriesDefinition;
using WireDefinition = HmsOps.Ingest.V1.SeriesDefinition;

namespace HmsOps.Sidecar.Ingest;

/// <summary>Checks a series definition of the wire against the pack and gives it its place in the log.</summary>
internal sealed class DefinitionReader(MetricCatalog catalog, SeriesDirectory directory)
{
    /// <summary>Takes a definition into the session; the definition for the log, or null and why it was refused.</summary>
    public EngineDefinition? Read(IngestSession session, WireDefinition wire, Func<long, long> toEngineTime, out string? refusal)
    {
        if (wire.Series >= IngestLimits.SessionSeries)
        {
            refusal = $"series number {wire.Series} of '{Short(wire.Metric)}': a session has at most {IngestLimits.SessionSeries} series";
            return null;
        }

        var planned = catalog.Find(wire.Metric);
        refusal = Objection(wire, planned, out var kind, out var unit);
        EngineDefinition? definition = null;
        if (refusal is null)
        {
            long? start = wire.Start == 0 ? null : toEngineTime(wire.Start);
            var labels = LabelSet.Create(wire.Labels.Where(static label => label.Key != "service"));
            definition = directory.Define(session.Id, wire.Metric, labels, kind, unit, start, wire.Delta);
            refusal = definition is null ? $"'{wire.Metric}': there are {IngestLimits.Series} series already" : null;
        }

        var before = session.Of(wire.Series);
        if (before.Status == SeriesStatus.Known && definition is not null && definition.Series != before.Number)
        {
            refusal = $"series number {wire.Series} of '{wire.Metric}' already names another series of this session";
            return null;
        }

        session.Set(wire.Series, definition is null
            ? new SessionSeries(SeriesStatus.Refused, -1, kind, 0, 0)
            : Known(definition, planned));
        if (definition is not null)
        {
            session.Metrics.Add(wire.Metric);
        }

        return definition;
    }

    private static SessionSeries Known(EngineDefinition definition, MetricPlan? planned) => planned is null
        ? new(SeriesStatus.Known, definition.Series, definition.Kind, 0, 0)
        : new(
            SeriesStatus.Known,
            definition.Series,
            definition.Kind,
            planned.Bounds.Length + 1,
            Engine.Input.MetricBounds.Hash(planned.Bounds.AsSpan()));

    private static string? Objection(WireDefinition wire, MetricPlan? planned, out MetricKind kind, out UnitConversion? unit)
    {
        kind = wire.Kind switch
        {
            Kind.Histogram => MetricKind.Histogram,
            Kind.Counter => MetricKind.Counter,
            Kind.Gauge => MetricKind.Gauge,
            _ => planned?.Kind ?? MetricKind.Gauge,
        };
        unit = null;
        if (NameObjection(wire) is { } bad)
        {
            return bad;
        }

        if (wire.Kind is < Kind.Unspecified or > Kind.Gauge)
        {
            return $"'{wire.Metric}': kind {(int)wire.Kind} is not known here; is the client newer than the sidecar?";
        }

        if (planned is not null && planned.Kind != kind)
        {
            return $"'{wire.Metric}' is sent as a {Word(kind)}, the rules take it for a {Word(planned.Kind)}: declare its kind, or send it as that";
        }

        if (wire.Unit.Length > 0)
        {
            if (WireUnits.Find(wire.Unit) is not { } known)
            {
                return $"'{wire.Metric}': the unit '{Short(wire.Unit)}' is not known; known are s, ms, us, ns, min, h, B, kB, MB, GB, KiB, MiB, GiB, %, /s and the like";
            }

            if (planned is not null && !WireUnits.Fits(known.Stored, planned.Unit))
            {
                return $"'{wire.Metric}' is sent in {wire.Unit}, the rules take it in {(planned.Unit.Length == 0 ? "plain numbers" : planned.Unit)}";
            }

            unit = known.Conversion;
        }

        return null;
    }

    private static string? NameObjection(WireDefinition wire)
    {
        if (!IsName(wire.Metric))
        {
            return $"'{Short(wire.Metric)}' is no name of a metric: 1 to {IngestLimits.NameLength} characters, no blanks";
        }

        if (wire.Labels.Count > IngestLimits.Labels)
        {
            return $"'{wire.Metric}' has {wire.Labels.Count} labels; at most {IngestLimits.Labels} are taken";
        }

        foreach (var (name, value) in wire.Labels)
        {
            if (!IsName(name) || value.Length > IngestLimits.ValueLength)
            {
                return $"'{wire.Metric}': the label '{Short(name)}' is too long or no name";
            }
        }

        return null;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= IngestLimits.NameLength && !name.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static string Word(MetricKind kind) => kind switch
    {
        MetricKind.Histogram => "histogram",
        MetricKind.Counter => "counter",
        _ => "gauge",
    };

    private static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
}
