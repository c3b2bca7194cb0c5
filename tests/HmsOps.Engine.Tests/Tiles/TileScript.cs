using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Engine.Tests.Alerts;

namespace HmsOps.Engine.Tests.Tiles;

/// <summary>Plays a case: a line a row, one value a tick; red from 10 on, slo below 5, U unknown, a dot no series, | a gap of a minute.</summary>
internal sealed class TileScript : IMetricStore, IRuleRows
{
    private readonly string[][] _rows;
    private readonly int _redFor;
    private int _step = -1;

    public TileScript(string text)
    {
        var lines = text.Split('\n');
        _redFor = lines[0].StartsWith("red for ", StringComparison.Ordinal) ? int.Parse(lines[0][8..], CultureInfo.InvariantCulture) : 0;
        _rows = [.. lines.Skip(_redFor > 0 ? 1 : 0).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Repeat).ToArray())];
    }

    public StoreCounters Counters { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public long? NextEdge => null;

    public int Count => _rows.Length;

    public string Play()
    {
        var predicate = new PredicatePlan(0, [], [], [], []);
        var tile = new TilePlan(0, "t", predicate, "s", predicate, predicate, 3 * EngineTime.Second, "x < 5s") { RedFor = _redFor * EngineTime.Second };
        var plan = new PackPlan("p", [], [], [], [], [tile], []);
        var options = new EngineOptions { IdleDrop = 6 * EngineTime.Second };
        var engine = new OpsEngine(plan, options, DurableState.Empty, this, _ => new RecordingPlaybooks());
        var printed = new StringBuilder();
        var time = 0L;
        for (_step = 0; _step < _rows.Max(row => row.Length); _step++)
        {
            var isGap = Array.Exists(_rows, row => Word(row) == "|");
            var from = time;
            time += isGap ? EngineTime.Minute : EngineTime.Second;
            var output = engine.Process(isGap ? new GapInput(from, time) : new TickInput(time));
            foreach (var change in output.Tiles)
            {
                var value = change.Value?.ToString(CultureInfo.InvariantCulture) ?? "-";
                printed.Append(CultureInfo.InvariantCulture, $"{change.Time / EngineTime.Second} {change.Color} {value}\n");
            }
        }

        var view = engine.Tiles()[0];
        return printed.Append(CultureInfo.InvariantCulture, $"= {view.Color} since {view.Since / EngineTime.Second}").ToString();
    }

    public void Accept(BatchInput batch)
    {
    }

    public void Advance(long tick)
    {
    }

    public void Gap(long from, long to)
    {
    }

    public IRuleRows RowsOf(ImmutableArray<PredicatePlan> predicates) => this;

    public LabelSet LabelsOf(int row) => LabelSet.Empty;

    public bool HasSeries(int row) => Word(_rows[row]) != ".";

    public Truth Evaluate(int predicate, int row) => Interval.Compare(
        predicate == 1 ? ComparisonOperator.Less : ComparisonOperator.GreaterOrEqual, EvaluateNumber(0, row),
        Interval.Exactly(predicate == 1 ? 5 : 10));

    public Interval EvaluateNumber(int predicate, int row) =>
        double.TryParse(Word(_rows[row]), CultureInfo.InvariantCulture, out var value)
            ? Interval.Exactly(value)
            : Interval.Unknown(UnknownReason.NoData);

    public string Describe(int predicate, int row) => "";

    private static IEnumerable<string> Repeat(string word)
    {
        var parts = word.Split('*');
        return Enumerable.Repeat(parts[0], parts.Length == 1 ? 1 : int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private string Word(string[] row) => _step < row.Length ? row[_step] : ".";
}
