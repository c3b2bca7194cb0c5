using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Lowering;

namespace HmsOps.Lang.Explaining;

/// <summary>Writes explanations for a terminal.</summary>
public sealed class ExplanationText
{
    private readonly StringBuilder _text = new();
    private readonly ExplainedPack _pack;
    private readonly ImmutableArray<string> _code;
    private readonly Dictionary<int, int> _usesOfShape;

    private ExplanationText(ExplainedPack pack, ImmutableArray<string> code)
    {
        _pack = pack;
        _code = code;
        _usesOfShape = Predicates(pack.Plan).GroupBy(predicate => predicate.Shape).ToDictionary(group => group.Key, group => group.Count());
    }

    /// <summary>The explanation of some rules of a pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="rules">Which of its rules.</param>
    /// <param name="code">The C# of each shape, by its number; empty where it is not asked for.</param>
    public static string Write(ExplainedPack pack, ImmutableArray<ExplainedRule> rules, ImmutableArray<string> code)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var writer = new ExplanationText(pack, code);
        foreach (var rule in rules)
        {
            writer.Append(rule);
        }

        writer.AppendTotal();
        return writer._text.ToString();
    }

    private void Append(ExplainedRule rule)
    {
        Line(0, $"{rule.Title}{(rule.Facts.IsEmpty ? "" : ": " + string.Join(", ", rule.Facts))}  ({rule.File}:{Number(rule.Line)})");
        foreach (var clause in rule.Clauses)
        {
            _text.Append('\n');
            Line(2, clause.Name + (clause.Held.Length == 0 ? "" : " … " + clause.Held));
            foreach (var line in TreeText.Write(clause.Tree, 4))
            {
                Line(0, line);
            }
        }

        _text.Append('\n');
        if (!rule.IsEvaluated)
        {
            return;
        }

        if (rule.NotRun is { } reason)
        {
            Line(2, "keeps");
            Line(4, $"nothing yet: {reason}");
        }
        else
        {
            AppendNeeds(rule);
            AppendCost(rule.Cost);
            AppendCode(rule);
        }

        _text.Append('\n');
    }

    private void AppendNeeds(ExplainedRule rule)
    {
        Line(2, "keeps");
        foreach (var need in rule.Needs)
        {
            var aggregate = _pack.Aggregates[need.Aggregate];
            Line(4, $"a{Number(need.Aggregate)}  {aggregate.Text}");
            Line(8, $"{SizeText(aggregate)} for {aggregate.Entity}{(aggregate.Plan.Kind == AggregateKind.Sketch ? " and each octave that its values spread over" : "")}");
            if (!aggregate.Bounds.IsEmpty)
            {
                var others = aggregate.Bounds.Except(need.Bounds).ToList();
                Line(8, $"bounds {string.Join(", ", need.Bounds)}{(others.Count == 0 ? "" : "; for others " + string.Join(", ", others))}");
            }

            Line(8, aggregate.Plan.FedBy is { } finer
                ? $"fed by a{Number(finer)}, {_pack.Aggregates[finer].Text}"
                : "counts samples itself" + (aggregate.Feeds.IsEmpty ? "" : "; feeds " + string.Join(", ", aggregate.Feeds.Select(id => $"a{Number(id)}"))));
            if (!need.SharedWith.IsEmpty)
            {
                Line(8, "shared with " + string.Join(", ", need.SharedWith));
            }
        }

        AppendAcross(rule);
        if (rule.Needs.IsEmpty)
        {
            Line(4, "nothing: it reads no metric");
        }

        if (rule.InstanceBytes > 0)
        {
            Line(4, $"state and clocks: {Number(rule.InstanceBytes)} B an instance");
        }
    }

    private void AppendAcross(ExplainedRule rule)
    {
        var ids = new SortedSet<int>();
        foreach (var clause in rule.Clauses)
        {
            AddAcross(clause.Predicate, ids);
        }

        var printer = new PredicatePrinter(_pack.Plan.Aggregates, _pack.Plan.Metrics, aggregate => $"a{Number(aggregate.Id)}");
        foreach (var across in ids.Select(id => _pack.Plan.Across[id - _pack.Plan.Aggregates.Length]))
        {
            Line(4, $"a{Number(across.Id)}  {printer.Describe(across, _pack.Plan.Shapes[across.Inner.Shape].Root)}");
            Line(8, $"{Number(PlanSize.AcrossRow)} B a row, {Number(PlanSize.AcrossGroup)} B a group; a row is evaluated where it changed");
        }
    }

    private void AddAcross(PredicatePlan? predicate, SortedSet<int> ids)
    {
        foreach (var id in predicate?.Operands.Where(id => id >= _pack.Plan.Aggregates.Length) ?? [])
        {
            ids.Add(id);
            AddAcross(_pack.Plan.Across[id - _pack.Plan.Aggregates.Length].Inner, ids);
        }
    }

    private void AppendCost(EvaluationCost cost)
    {
        string[] reads =
        [
            .. Count(cost.Counters, "counter", "counters"), .. Count(cost.Sketches, "sketch", "sketches"),
            .. Count(cost.Panes, "pane", "panes"), .. Count(cost.Newest, "newest value", "newest values"),
        ];
        _text.Append('\n');
        Line(2, "costs");
        Line(4, reads.Length == 0
            ? "nothing is read"
            : $"a row: at most {string.Join(", ", reads)}; about {Rounded(cost.Nanoseconds)} ns");
    }

    private void AppendCode(ExplainedRule rule)
    {
        if (_code.IsEmpty)
        {
            return;
        }

        foreach (var clause in rule.Clauses)
        {
            if (clause.Predicate is not { } predicate)
            {
                continue;
            }

            var uses = _usesOfShape[predicate.Shape];
            _text.Append('\n');
            Line(2, $"code of {clause.Name}{(uses > 1 ? $" (one of {Number(uses)} expressions of this shape)" : "")}");
            Line(4, string.Join("; ", Given("operands", predicate.Operands.Select(id => $"a{Number(id)}"))
                .Concat(Given("constants", predicate.Constants.Select(PlanText.Number)))
                .Concat(Given("integers", predicate.Integers.Select(Number)))));
            foreach (var line in _code[predicate.Shape].Split('\n'))
            {
                Line(4, line);
            }
        }
    }

    private void AppendTotal()
    {
        var aggregates = _pack.Aggregates.Length;
        var bytes = _pack.Aggregates.Sum(aggregate => aggregate.Size.Bytes);
        Line(0, $"all rules of the pack: {Number(aggregates)} {(aggregates == 1 ? "aggregate" : "aggregates")}, {Number(bytes)} B where each has one entity");
        Line(0, $"times are {EvaluationCost.Basis}");
    }

    private static string SizeText(ExplainedAggregate aggregate)
    {
        var size = aggregate.Size;
        var noun = aggregate.Plan.Kind switch
        {
            AggregateKind.Counts => size.Numbers == 1 ? "counter" : "counters",
            AggregateKind.Sketch => "bins",
            AggregateKind.Presence => "time",
            _ => "cell",
        };
        return $"{Number(size.Slots)} panes of {PlanText.Duration(aggregate.Plan.Pane)} × {Number(size.Numbers)} {noun} of {Number(size.Width)} B"
            + $"{(size.Totals == 0 ? "" : $" + {Number(size.Totals)} B of totals")}{(size.History == 0 ? "" : $" + {Number(size.History)} B of what is read later")} = {Number(size.Bytes)} B";
    }

    private static IEnumerable<PredicatePlan> Predicates(PackPlan plan) =>
        plan.Alerts.SelectMany(alert => new[] { alert.If.Predicate, alert.Clear?.Predicate })
            .Concat(plan.Tiles.SelectMany(tile => new[] { tile.Value, tile.Slo, tile.Red }))
            .OfType<PredicatePlan>();

    private static string[] Count(int number, string one, string many) => number == 0 ? [] : [$"{Number(number)} {(number == 1 ? one : many)}"];

    private static string[] Given(string name, IEnumerable<string> values)
    {
        var text = string.Join(' ', values);
        return text.Length == 0 ? [] : [$"{name} {text}"];
    }

    private static string Rounded(double nanoseconds)
    {
        var step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(nanoseconds)) - 1));
        return Number((long)(Math.Round(nanoseconds / step) * step));
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(int number) => Number((long)number);

    private void Line(int indent, string text) => _text.Append(' ', indent).Append(text.TrimEnd()).Append('\n');
}
