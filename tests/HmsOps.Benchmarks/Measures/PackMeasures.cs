using System.Diagnostics;
using HmsOps.Engine;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Lang;
using HmsOps.Lang.Emit;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Benchmarks.Measures;

/// <summary>What compiled rules cost.</summary>
internal static class PackMeasures
{
    private const int Seconds = 90;
    private const int Times = 101;

    /// <summary>Loads a pack in this fresh process, up to the first tick that evaluates it.</summary>
    public static void Load(string path)
    {
        var clock = Stopwatch.GetTimestamp();
        using var pack = PackLoader.Load(PackReader.Read(File.ReadAllBytes(path)));
        var engine = new OpsEngine(pack, new EngineOptions(), DurableState.Empty);
        engine.Process(new TickInput(1_000 * EngineTime.Minute));
        var time = Stopwatch.GetElapsedTime(clock);
        Measured.Print("ms", time.TotalMilliseconds);
        Measured.Print("rules", pack.Plan.Alerts.Length);
        Measured.Print("shapes", pack.Plan.Shapes.Length);
    }

    /// <summary>Evaluates every rule of a folder, each with a series of its own, its windows full.</summary>
    public static void Predicates(string folder)
    {
        List<SourceText> files = [.. Directory.GetFiles(folder, "*.hmsrule").Order(StringComparer.Ordinal).Select(path => new SourceText(path, File.ReadAllText(path)))];
        var plan = RuleCompiler.Compile(files, CompilationEnvironment.Default, "bench").Plan ?? throw new InvalidOperationException("the rules cannot be run");
        using var pack = PackBuilder.Load(plan, "1", []);
        var store = new MetricStore(plan, pack.Shapes, new EngineOptions());
        SeriesDefinition[] series =
        [
            .. plan.Metrics.SelectMany(metric => Enumerable.Range(0, 100).Select(route => (metric, route)))
                .Select((pair, id) => new SeriesDefinition(id, pair.metric.Name, LabelSet.Of(("route", $"/r{pair.route}")), pair.metric.Kind)),
        ];
        store.Accept(new BatchInput([.. series], default));
        var tick = 1_000 * EngineTime.Minute;
        store.Advance(tick);
        for (var second = 0; second < Seconds; second++, tick += EngineTime.Second)
        {
            Sample[] samples = [.. series.Select(one => new Sample(one.Series, tick + EngineTime.Second - one.Series, one.Kind == MetricKind.Counter ? second * 3 : 0.1 + ((one.Series + second) % 8 * 0.1)))];
            store.Accept(new BatchInput([], samples));
            store.Advance(tick + EngineTime.Second);
        }

        var rows = plan.Alerts.Select(alert => store.RowsOf([alert.If.Predicate])).Where(rows => rows.Count > 0).ToArray();
        var known = 0;
        var time = Measured.Median(Times, () =>
        {
            known = 0;
            foreach (var one in rows)
            {
                known += one.Evaluate(0, 0).IsUnknown ? 0 : 1;
            }
        });
        Measured.Print("ns", time.TotalNanoseconds / rows.Length);
        Measured.Print("rules", rows.Length);
        Measured.Print("known", known);
        Measured.Print("shapes", plan.Shapes.Length);
    }
}
