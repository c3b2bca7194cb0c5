using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Oracle;

/// <summary>
/// What the engine must say, found the slow and plain way: every raw observation is kept, and every question is answered
/// at every tick by sorting and adding them.
/// </summary>
public sealed class OracleEngine
{
    private readonly OracleSamples _samples;

    // Those that hold others back come first.
    private readonly IReadOnlyList<OracleAlert> _inOrder;

    /// <summary>An oracle over a program.</summary>
    /// <param name="program">The bound tree.</param>
    /// <param name="options">As the engine's.</param>
    /// <param name="stale">How long an unknown tick carries what was known.</param>
    /// <param name="forget">How long an open "No Data" stands.</param>
    public OracleEngine(
        BoundProgram program,
        EngineOptions options,
        long stale = AlertPlan.DefaultStale,
        long forget = AlertPlan.DefaultForget)
    {
        ArgumentNullException.ThrowIfNull(program);
        _samples = new(options, program.Metrics);
        var made = new Dictionary<string, OracleAlert>(StringComparer.Ordinal);
        OracleAlert Make(BoundAlert alert)
        {
            if (!made.TryGetValue(alert.Name, out var oracle))
            {
                OracleAlert[] upstream = [.. alert.DependsOn.Select(name => Make(program.Alerts.Single(other => other.Name == name)))];
                made[alert.Name] = oracle = new(alert, upstream, _samples, alert.Stale ?? stale, alert.Forget ?? forget, options.Tick);
            }

            return oracle;
        }

        int Depth(BoundAlert alert) => alert.DependsOn
            .Select(name => 1 + Depth(program.Alerts.Single(other => other.Name == name))).DefaultIfEmpty().Max();

        Alerts = [.. program.Alerts.OrderBy(alert => alert.Name, StringComparer.Ordinal).Select(Make)];
        _inOrder = [.. program.Alerts.OrderBy(Depth).ThenBy(alert => alert.Name, StringComparer.Ordinal).Select(Make)];
        Tiles = [.. program.Tiles.Select(tile => new OracleRule(tile.Query, null, OracleGrouping.None, _samples))];
    }

    /// <summary>In order of name.</summary>
    public IReadOnlyList<OracleAlert> Alerts { get; }

    /// <summary>The queries of the tiles, in order of declaration.</summary>
    public IReadOnlyList<OracleRule> Tiles { get; }

    /// <summary>Takes the next entry of the input log; the changes that it leads to.</summary>
    public List<OracleTransition> Process(EngineInput input)
    {
        switch (input)
        {
            case BatchInput batch:
                _samples.Accept(batch);
                return [];
            case TickInput tick:
                _samples.Tick(tick.Time);
                foreach (var tile in Tiles)
                {
                    tile.Tick();
                }

                return [.. _inOrder.SelectMany(alert => alert.Tick(tick.Time))];
            case GapInput gap:
                _samples.Gap(gap.To);
                return [.. _inOrder.SelectMany(alert => alert.Gap(gap.From, gap.To))];
            default:
                throw new ArgumentOutOfRangeException(nameof(input), input, "no sample, tick or gap");
        }
    }
}
