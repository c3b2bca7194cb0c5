using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Alerts;

/// <summary>The state and the clocks of one row of an alert instance; moves as <see cref="AlertTable"/> says.</summary>
internal sealed class AlertRow(LabelSet labels, int number)
{
    /// <summary>A clock that does not run.</summary>
    public const long Unset = long.MinValue;

    /// <summary>The row's labels.</summary>
    public LabelSet Labels { get; } = labels;

    /// <value>Its number among the rule's rows, or -1 as long as no series has made it.</value>
    public int Number { get; set; } = number;

    /// <summary>Where it stands.</summary>
    public AlertState State { get; private set; }

    /// <value>First tick of the truth that the <c>for</c> counts; of <see cref="AlertState.NoDataOpen"/>, when it began.</value>
    public long Since { get; private set; } = Unset;

    /// <value>First tick of the clear that has begun.</value>
    public long Calm { get; private set; } = Unset;

    /// <value>First tick of those at which nothing was known; warming does not count.</value>
    public long DarkSince { get; private set; } = Unset;

    /// <value>True where the last tick's own value was known.</value>
    public bool IsKnown { get; private set; }

    /// <value>Why the last tick's value was not known.</value>
    public UnknownReason Reason { get; private set; } = UnknownReason.NoData;

    /// <value>True once it fired in the episode that is open.</value>
    public bool HasFired { get; private set; }

    /// <value>True where it last ended by a known clear.</value>
    public bool KnownClear { get; private set; }

    /// <value>True while it is no part of its instance: dark for as long as <c>stale</c> and another row is there.</value>
    public bool HasLeft { get; private set; }

    /// <summary>Why it changed its state last.</summary>
    public RowCause Cause { get; private set; }

    /// <value>True where it fires or would, were there data.</value>
    public bool IsOpen => State is AlertState.Firing or AlertState.NoDataOpen;

    /// <value>True where it is worth a durable record.</value>
    public bool IsDurable => State != AlertState.Inactive || HasFired;

    /// <summary>Takes a tick's truth; returns true where state or clocks that outlive the process changed.</summary>
    public bool Step(AlertPlan plan, long time, Truth condition, Truth clear, bool isLast)
    {
        var input = Classify(plan, time, condition, clear);
        if (HasLeft && !IsKnown)
        {
            return false;
        }

        HasLeft = false;
        if (input == RowInput.Dark && !IsOpen && !isLast)
        {
            return Leave();
        }

        var before = (State, Since, Calm);
        Apply(AlertTable.Of(State, input), plan, time);
        return before != (State, Since, Calm);
    }

    /// <summary>Nothing was watched; returns true where state or clocks changed.</summary>
    public bool Gap(bool isLong)
    {
        IsKnown = false;
        if (!isLong)
        {
            return false;
        }

        DarkSince = Unset;
        var before = (State, Calm);
        if (State == AlertState.Pending)
        {
            Move(AlertState.Inactive, RowCause.Unwatched);
        }

        Calm = Unset;
        return before != (State, Calm);
    }

    /// <summary>The episode is over: what it remembered is void. Returns true where that is to be recorded.</summary>
    public bool CloseEpisode()
    {
        var hadFired = HasFired;
        HasFired = false;
        KnownClear = false;
        return hadFired;
    }

    /// <summary>A row that takes over from the one that stood for an instance without rows.</summary>
    public AlertRow Rename(LabelSet labels, int number) =>
        new(labels, number) { State = State, DarkSince = DarkSince, Cause = Cause };

    /// <summary>The row as it was when its record was written; what it knew is stale by now.</summary>
    public static AlertRow Restore(ClockRecord record) => new(record.Row, -1)
    {
        State = record.State,
        Since = record.Since ?? Unset,
        Calm = record.Calm ?? Unset,
        HasFired = record.HasFired,
        KnownClear = record.KnownClear,
    };

    /// <summary>What outlives the process.</summary>
    public ClockRecord ToRecord(AlertPlan plan, LabelSet instance) => new(
        plan.Name, instance, Labels, plan.Meaning, State, OrNull(Since), OrNull(Calm), KnownClear, !IsDurable, HasFired);

    /// <summary>The next time after <paramref name="now"/> at which one of its clocks is full, or null.</summary>
    public long? NextTimer(AlertPlan plan, long now)
    {
        var due = State switch
        {
            AlertState.Pending => Since + plan.If.For,
            AlertState.Firing when Calm != Unset => Calm + (plan.Clear?.For ?? 0),
            AlertState.NoDataOpen => Since + plan.Forget,
            _ => long.MaxValue,
        };
        due = due > now ? due : long.MaxValue;
        var dark = DarkSince == Unset || DarkSince + plan.Stale <= now ? long.MaxValue : DarkSince + plan.Stale;
        return Math.Min(due, dark) is var next && next == long.MaxValue ? null : next;
    }

    private RowInput Classify(AlertPlan plan, long time, Truth condition, Truth clear)
    {
        var input = condition.IsTrue ? RowInput.True
            : clear.IsTrue ? RowInput.Clear
            : condition.IsFalse ? RowInput.Between
            : RowInput.Unknown;
        IsKnown = input != RowInput.Unknown;
        Reason = IsKnown ? UnknownReason.None : condition.Reason;
        if (IsKnown || Reason == UnknownReason.Warming)
        {
            DarkSince = Unset;
            return input;
        }

        DarkSince = DarkSince == Unset ? time : DarkSince;
        return time - DarkSince >= plan.Stale ? RowInput.Dark : RowInput.Unknown;
    }

    private bool Leave()
    {
        var wasDurable = IsDurable;
        var changed = State != AlertState.Inactive;
        Move(AlertState.Inactive, RowCause.WentDark);
        HasLeft = true;
        return changed && wasDurable;
    }

    private void Apply(RowAction action, AlertPlan plan, long time)
    {
        var clearFor = plan.Clear?.For ?? 0;
        switch (action)
        {
            case RowAction.Begin when plan.If.For == 0:
                Fire(RowCause.Began);
                break;
            case RowAction.Begin:
                Move(AlertState.Pending, RowCause.Began);
                Since = time;
                break;
            case RowAction.Mature when time - Since >= plan.If.For:
                Fire(RowCause.Full);
                break;
            case RowAction.Lapse:
                Move(AlertState.Inactive, RowCause.Lapsed);
                break;
            case RowAction.Settle:
                Move(AlertState.Inactive, RowCause.Returned);
                break;
            case RowAction.Burn:
                Calm = Unset;
                break;
            case RowAction.Calm:
                Calm = Calm == Unset ? time : Calm;
                Resolve(time - Calm >= clearFor);
                break;
            case RowAction.GoIdle:
                Move(AlertState.NoDataIdle, RowCause.WentDark);
                break;
            case RowAction.GoOpen:
                Move(AlertState.NoDataOpen, RowCause.WentDark);
                Since = time;
                break;
            case RowAction.Return:
                Move(AlertState.Firing, RowCause.Returned);
                break;
            case RowAction.ReturnCalm:
                Move(AlertState.Firing, RowCause.Returned);
                Calm = time;
                Resolve(clearFor == 0);
                break;
            case RowAction.Forget when time - Since >= plan.Forget:
                Move(AlertState.Inactive, RowCause.Gone);
                break;
        }
    }

    private void Fire(RowCause cause)
    {
        Move(AlertState.Firing, cause);
        HasFired = true;
        KnownClear = false;
    }

    private void Resolve(bool isFull)
    {
        if (isFull)
        {
            Move(AlertState.Inactive, RowCause.Resolved);
            KnownClear = true;
        }
    }

    private void Move(AlertState state, RowCause cause)
    {
        State = state;
        Cause = cause;
        Since = Unset;
        Calm = Unset;
    }

    private static long? OrNull(long clock) => clock == Unset ? null : clock;
}
