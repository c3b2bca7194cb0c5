using System.Collections.Immutable;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tiles;

/// <summary>One tile: shows its worst row, and tells when its colour or value changes.</summary>
internal sealed class TileMachine
{
    private readonly TilePlan _plan;
    private readonly IRuleRows _rows;
    private readonly EngineOutput _output;
    private readonly long _idleDrop;
    private readonly int _sloPlace;
    private readonly int _redPlace;
    private readonly bool _isLowBad;
    private TileRow[] _states = [];
    private TileColor _color;
    private double? _value;
    private long? _since;

    public TileMachine(TilePlan plan, IMetricStore store, EngineOptions options, EngineOutput output)
    {
        _plan = plan;
        _output = output;
        _idleDrop = options.IdleDrop;
        var predicates = new List<PredicatePlan> { plan.Value };
        _sloPlace = Place(predicates, plan.Slo);
        _redPlace = Place(predicates, plan.Red);
        _rows = store.RowsOf([.. predicates]);
        _isLowBad = plan.Slo?.Leaves is [{ Operator: ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual }, ..];
    }

    /// <summary>The tile as it stands.</summary>
    public TileView View => new(_plan.Name, _color, _value, _plan.Unit, _plan.SloText, _since);

    /// <summary>Evaluates the tile as of a tick.</summary>
    public void Tick(long time)
    {
        Grow();
        var worst = -1;
        for (var row = 0; row < _rows.Count; row++)
        {
            ref var state = ref _states[row];
            state.Step(
                _plan, time, _idleDrop, _rows.HasSeries(row), _rows.EvaluateNumber(0, row),
                Truth(_sloPlace, row, true), Truth(_redPlace, row, false));
            worst = !state.IsDropped && (worst < 0 || IsWorse(state, _states[worst])) ? row : worst;
        }

        Show(time, worst < 0 ? TileColor.Grey : _states[worst].Color, worst < 0 ? null : _states[worst].Value);
    }

    /// <summary>Nothing was watched; what it shows stays till the next tick.</summary>
    public void Gap()
    {
        foreach (ref var state in _states.AsSpan())
        {
            state.Gap();
        }
    }

    /// <summary>The next time after <paramref name="now"/> at which a clock is full, or null.</summary>
    public long? NextTimer(long now)
    {
        long? next = null;
        for (var row = 0; row < Math.Min(_rows.Count, _states.Length); row++)
        {
            var timer = _states[row].NextTimer(_plan, now, _idleDrop);
            next = next is null || timer < next ? timer : next;
        }

        return next;
    }

    private static int Place(List<PredicatePlan> predicates, PredicatePlan? predicate)
    {
        if (predicate is null)
        {
            return -1;
        }

        predicates.Add(predicate);
        return predicates.Count - 1;
    }

    private Truth Truth(int place, int row, bool otherwise) =>
        place < 0 ? Predicates.Truth.Of(otherwise) : _rows.Evaluate(place, row);

    private void Grow()
    {
        if (_states.Length < _rows.Count)
        {
            var grown = new TileRow[Math.Max(_rows.Count, 2 * _states.Length)];
            _states.CopyTo(grown, 0);
            grown.AsSpan(_states.Length).Fill(TileRow.New);
            _states = grown;
        }
    }

    private bool IsWorse(in TileRow left, in TileRow right)
    {
        if (left.Color != right.Color)
        {
            return Rank(left.Color) > Rank(right.Color);
        }

        return left.Value is { } mine && (right.Value is not { } theirs || (_isLowBad ? mine < theirs : mine > theirs));
    }

    // A row of which nothing is known hides good ones, but no bad ones: never green by absence.
    private static int Rank(TileColor color) => color switch
    {
        TileColor.Green => 0,
        TileColor.Grey => 1,
        TileColor.Yellow => 2,
        _ => 3,
    };

    private void Show(long time, TileColor color, double? value)
    {
        _since = color == _color && _since is not null ? _since : time;
        if (color != _color || value != _value)
        {
            _color = color;
            _value = value;
            _output.Add(new TileChange(time, _plan.Name, color, value));
        }
    }
}
