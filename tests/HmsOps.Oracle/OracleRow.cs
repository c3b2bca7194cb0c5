using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Oracle;

/// <summary>The clocks of an alert.</summary>
/// <param name="For">How long the condition must hold.</param>
/// <param name="ClearFor">How long the clear must hold.</param>
/// <param name="Stale">How long an unknown tick carries what was known.</param>
/// <param name="Forget">How long an open "No Data" stands.</param>
/// <param name="NoData">What happens after <paramref name="Stale"/>.</param>
/// <param name="Share">Of <c>for N% of D</c>; else null.</param>
/// <param name="HasClear">True with a clear of its own.</param>
/// <param name="Tick">The distance of ticks.</param>
public sealed record OracleClocks(
    long For, long ClearFor, long Stale, long Forget, NoDataPolicy NoData, decimal? Share, bool HasClear, long Tick);

/// <summary>A row of an alert of one level, moved by the table of states as it is written.</summary>
public sealed class OracleRow(LabelSet? labels, OracleClocks clocks)
{
    // Of `for N% of D`, every tick, with whether the condition was true or held to be.
    private readonly List<(long Time, bool IsTrue)> _ticks = [];
    private long? _since;
    private long? _calm;
    private long? _dark;

    /// <summary>Its labels; null of the row that stands for none.</summary>
    public LabelSet? Labels { get; } = labels;

    /// <summary>Its state.</summary>
    public AlertState State { get; private set; } = AlertState.Inactive;

    /// <value>True once it left its instance: nothing known of it for as long as <c>stale</c>.</value>
    public bool HasLeft { get; private set; }

    private bool IsOpen => State is AlertState.Firing or AlertState.NoDataOpen;

    private bool WasTrue => _ticks.Count > 0 && _ticks[^1].IsTrue;

    /// <summary>The row that a first series makes of the one that stood for none.</summary>
    public OracleRow As(LabelSet labels) => new(labels, clocks) { State = State, _since = _since, _dark = _dark };

    /// <summary>Takes a tick.</summary>
    /// <param name="t">The tick.</param>
    /// <param name="condition">Whether the condition holds.</param>
    /// <param name="clear">Whether the clear does.</param>
    /// <param name="isOutside">True outside the hours of the alert.</param>
    /// <param name="isHeldBack">True while an alert that it depends on fires.</param>
    /// <param name="isLastOfInstance">True where all other rows have left.</param>
    public void Tick(long t, Truth condition, Truth clear, bool isOutside, bool isHeldBack, bool isLastOfInstance)
    {
        var isKnown = isOutside || condition.IsTrue || clear.IsTrue || condition.IsFalse;
        _dark = isKnown || condition.Reason == UnknownReason.Warming ? null : _dark ?? t;
        if (HasLeft && !isKnown)
        {
            return;
        }

        HasLeft = false;
        var isDark = t - _dark >= clocks.Stale;
        if (isOutside)
        {
            _ticks.Add((t, false));
            State = AlertState.Inactive;
        }
        else if (isHeldBack && !IsOpen)
        {
            _ticks.Clear();
            State = State == AlertState.Pending ? AlertState.Inactive : State;
        }
        else if (condition.IsTrue)
        {
            _ticks.Add((t, true));
            True(t);
        }
        else if (clear.IsTrue)
        {
            _ticks.Add((t, false));
            Clear(t);
        }
        else if (condition.IsFalse)
        {
            _ticks.Add((t, false));
            Between(t);
        }
        else if (!isDark)
        {
            _ticks.Add((t, WasTrue));
        }
        else
        {
            Dark(t, isLastOfInstance);
        }
    }

    /// <summary>Nothing was watched for a time.</summary>
    public void Gap(long from, long to)
    {
        if (to - from < clocks.Stale)
        {
            for (var t = from + clocks.Tick; t <= to; t += clocks.Tick)
            {
                _ticks.Add((t, WasTrue));
            }

            return;
        }

        _ticks.Clear();
        _dark = null;
        _calm = null;
        if (State == AlertState.Pending)
        {
            State = AlertState.Inactive;
        }
    }

    private int TrueIn(long t) => _ticks.Count(tick => tick.IsTrue && tick.Time >= t - clocks.For && tick.Time <= t);

    private bool IsFull(long t) => clocks.Share is { } share
        ? TrueIn(t) >= decimal.Ceiling(share * ((clocks.For / clocks.Tick) + 1))
        : t - _since >= clocks.For;

    private void True(long t)
    {
        var begins = State is AlertState.Inactive or AlertState.NoDataIdle;
        if (begins)
        {
            _since = t;
            State = AlertState.Pending;
        }

        // One tick is enough only where one tick is all that is asked for; a tick of the past helps from the next one on.
        var isEnough = begins && clocks.Share is { } share
            ? decimal.Ceiling(share * ((clocks.For / clocks.Tick) + 1)) <= 1
            : IsFull(t);
        if (State == AlertState.Pending && isEnough)
        {
            State = AlertState.Firing;
        }
        else if (State == AlertState.NoDataOpen)
        {
            State = AlertState.Firing;
        }

        _calm = null;
    }

    private void Clear(long t)
    {
        switch (State)
        {
            case AlertState.Firing when clocks is { Share: not null, HasClear: false } && IsFull(t):
                break;
            case AlertState.Firing or AlertState.NoDataOpen:
                _calm = State == AlertState.Firing ? _calm ?? t : t;
                State = t - _calm >= clocks.ClearFor ? AlertState.Inactive : AlertState.Firing;
                break;
            case AlertState.Pending when clocks.Share is not null && TrueIn(t) > 0:
                break;
            default:
                State = AlertState.Inactive;
                break;
        }
    }

    private void Between(long t)
    {
        _calm = null;
        State = IsOpen ? AlertState.Firing
            : State == AlertState.Pending && clocks.Share is not null && TrueIn(t) > 0 ? AlertState.Pending
            : AlertState.Inactive;
    }

    private void Dark(long t, bool isLastOfInstance)
    {
        if (IsOpen)
        {
            _ticks.Add((t, false));
            switch (clocks.NoData)
            {
                case NoDataPolicy.Clear:
                    State = AlertState.Inactive;
                    break;
                case NoDataPolicy.Hold when State == AlertState.Firing:
                    State = AlertState.NoDataOpen;
                    _since = t;
                    break;
                case NoDataPolicy.Hold when t - _since >= clocks.Forget:
                    State = AlertState.Inactive;
                    break;
            }

            return;
        }

        _ticks.Clear();
        HasLeft = !isLastOfInstance;
        State = HasLeft || clocks.NoData == NoDataPolicy.Clear ? AlertState.Inactive
            : clocks.NoData == NoDataPolicy.Fire ? AlertState.Firing
            : AlertState.NoDataIdle;
        _calm = null;
    }
}
