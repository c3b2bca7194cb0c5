using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Predicates;

namespace HmsOps.Oracle;

/// <summary>The clocks of an alert.</summary>
/// <param name="For">How long the condition must hold.</param>
/// <param name="ClearFor">How long the clear must hold.</param>
/// <param name="Stale">How long an unknown tick carries what was known.</param>
/// <param name="Forget">How long an open "No Data" stands.</param>
public sealed record OracleClocks(long For, long ClearFor, long Stale, long Forget);

/// <summary>A row of an alert of one level with <c>nodata hold</c>, moved by the table of states as it is written.</summary>
public sealed class OracleRow(LabelSet? labels, OracleClocks clocks)
{
    private long? _since;
    private long? _calm;
    private long? _dark;

    /// <summary>Its labels; null of the row that stands for none.</summary>
    public LabelSet? Labels { get; } = labels;

    /// <summary>Its state.</summary>
    public AlertState State { get; private set; } = AlertState.Inactive;

    /// <value>True once it left its instance: nothing known of it for as long as <c>stale</c>.</value>
    public bool HasLeft { get; private set; }

    /// <summary>The row that a first series makes of the one that stood for none.</summary>
    public OracleRow As(LabelSet labels) => new(labels, clocks) { State = State, _since = _since, _dark = _dark };

    /// <summary>Takes a tick.</summary>
    public void Tick(long t, Truth condition, Truth clear, bool isLastOfInstance)
    {
        if (condition.IsTrue)
        {
            _dark = null;
            HasLeft = false;
            True(t);
        }
        else if (clear.IsTrue)
        {
            _dark = null;
            HasLeft = false;
            Clear(t);
        }
        else if (condition.IsFalse)
        {
            _dark = null;
            HasLeft = false;
            Between();
        }
        else if (condition.Reason == UnknownReason.Warming)
        {
            _dark = null;
        }
        else
        {
            _dark ??= t;
            if (t - _dark >= clocks.Stale)
            {
                Dark(t, isLastOfInstance);
            }
        }
    }

    /// <summary>Nothing was watched for a time.</summary>
    public void Gap(long duration)
    {
        if (duration < clocks.Stale)
        {
            return;
        }

        _dark = null;
        _calm = null;
        if (State == AlertState.Pending)
        {
            State = AlertState.Inactive;
        }
    }

    private void True(long t)
    {
        if (State is AlertState.Inactive or AlertState.NoDataIdle)
        {
            _since = t;
            State = AlertState.Pending;
        }

        if (State == AlertState.Pending && t - _since >= clocks.For)
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
        if (State is AlertState.Firing or AlertState.NoDataOpen)
        {
            _calm = State == AlertState.Firing ? _calm ?? t : t;
            State = t - _calm >= clocks.ClearFor ? AlertState.Inactive : AlertState.Firing;
        }
        else
        {
            State = AlertState.Inactive;
        }
    }

    private void Between()
    {
        _calm = null;
        State = State is AlertState.Firing or AlertState.NoDataOpen ? AlertState.Firing : AlertState.Inactive;
    }

    private void Dark(long t, bool isLastOfInstance)
    {
        switch (State)
        {
            case AlertState.Firing:
                State = AlertState.NoDataOpen;
                _since = t;
                break;
            case AlertState.NoDataOpen when t - _since >= clocks.Forget:
                State = AlertState.Inactive;
                break;
            case AlertState.Inactive or AlertState.Pending or AlertState.NoDataIdle when isLastOfInstance:
                State = AlertState.NoDataIdle;
                break;
            case AlertState.Inactive or AlertState.Pending or AlertState.NoDataIdle:
                State = AlertState.Inactive;
                HasLeft = true;
                break;
        }
    }
}
