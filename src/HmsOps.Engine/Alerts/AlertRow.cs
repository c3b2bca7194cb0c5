using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Alerts;

/// <summary>The state and the clocks of one row of an alert instance; moves as <see cref="AlertTable"/> says.</summary>
internal struct AlertRow
{
    /// <summary>A clock that does not run.</summary>
    public const long Unset = long.MinValue;

    private long _clock;
    private RowFlags _flags;

    /// <summary>A row that nothing is known of yet.</summary>
    /// <param name="number">Its number among the rule's rows, or -1.</param>
    public AlertRow(int number)
    {
        Number = number;
        _clock = Unset;
        DarkSince = Unset;
        Reason = UnknownReason.NoData;
        Instance = -1;
    }

    /// <value>First tick of those at which nothing was known; warming does not count.</value>
    public long DarkSince { get; private set; }

    /// <value>Its number among the rule's rows, or -1 as long as no series has made it.</value>
    public int Number { get; set; }

    /// <value>Place of its instance.</value>
    public int Instance { get; set; }

    /// <value>Place of the row that appeared next in its instance; of the last one, of the first.</value>
    public int Next { get; set; }

    /// <summary>Where it stands.</summary>
    public AlertState State { get; private set; }

    /// <summary>Why it changed its state last.</summary>
    public RowCause Cause { get; private set; }

    /// <value>Why the last tick's value was not known.</value>
    public UnknownReason Reason { get; private set; }

    /// <value>First tick of the truth that the <c>for</c> counts; of <see cref="AlertState.NoDataOpen"/>, when it began.</value>
    public readonly long Since => State == AlertState.Firing ? Unset : _clock;

    /// <value>First tick of the clear that has begun.</value>
    public readonly long Calm => State == AlertState.Firing ? _clock : Unset;

    /// <value>True where the last tick's own value was known.</value>
    public bool IsKnown { readonly get => Has(RowFlags.IsKnown); private set => Put(RowFlags.IsKnown, value); }

    /// <value>True where what it says at the last tick is known, or is that nothing is.</value>
    public bool IsCertain { readonly get => Has(RowFlags.IsCertain); private set => Put(RowFlags.IsCertain, value); }

    /// <value>True where its <see cref="TickWindow"/> has ticks at which the condition held.</value>
    public bool HasTicks { readonly get => Has(RowFlags.HasTicks); set => Put(RowFlags.HasTicks, value); }

    /// <value>True once it fired in the episode that is open.</value>
    public bool HasFired { readonly get => Has(RowFlags.HasFired); private set => Put(RowFlags.HasFired, value); }

    /// <value>True where it last ended by a known clear.</value>
    public bool KnownClear { readonly get => Has(RowFlags.KnownClear); private set => Put(RowFlags.KnownClear, value); }

    /// <value>True while it is no part of its instance: dark for as long as <c>stale</c> and another row is there.</value>
    public bool HasLeft { readonly get => Has(RowFlags.HasLeft); private set => Put(RowFlags.HasLeft, value); }

    /// <value>True where, when it was last looked at, nothing was known of it and it had no series.</value>
    public bool IsBare { readonly get => Has(RowFlags.IsBare); set => Put(RowFlags.IsBare, value); }

    /// <value>True where it fires or would, were there data.</value>
    public readonly bool IsOpen => State is AlertState.Firing or AlertState.NoDataOpen;

    /// <value>True where it is worth a durable record.</value>
    public readonly bool IsDurable => State != AlertState.Inactive || HasFired || HasTicks;

    /// <summary>Takes a tick's truth; returns true where state or clocks that outlive the process changed.</summary>
    public bool Step(in AlertClocks clocks, in RowTick tick, bool isLast)
    {
        var input = Classify(in clocks, in tick);
        if (HasLeft && !IsKnown)
        {
            return false;
        }

        HasLeft = false;
        var isNoted = tick.Window is { } window && Note(window, input, tick.Time);
        if (IsDark(input) && !IsOpen && !isLast)
        {
            return Leave() || isNoted;
        }

        var before = (State, _clock);
        Apply(AlertTable.Of(State, Judged(input, in clocks, in tick)), in clocks, in tick);
        return isNoted || before != (State, _clock);
    }

    /// <summary>Takes a tick's truth as <see cref="Step"/> does where that moves nothing else; false where the row must step.</summary>
    public bool Stays(in AlertClocks clocks, in RowTick tick, bool isOnly)
    {
        var input = Classify(in clocks, in tick);
        if (HasLeft)
        {
            return !IsKnown;
        }

        if (tick.Window is { } window)
        {
            return State == AlertState.Inactive && input is RowInput.Clear or RowInput.Between or RowInput.Unknown && !window.IsHeld;
        }

        if (IsDark(input) && !IsOpen)
        {
            return isOnly && AlertTable.Of(State, input) == RowAction.Keep;
        }

        return AlertTable.Of(State, input) switch
        {
            RowAction.Keep => true,
            RowAction.Mature => tick.Time - _clock < clocks.For,
            RowAction.Burn => _clock == Unset,
            RowAction.Calm => _clock != Unset && tick.Time - _clock < clocks.ClearFor,
            RowAction.Forget => tick.Time - _clock < clocks.Forget,
            _ => false,
        };
    }

    /// <summary>Nothing was watched; returns true where state or clocks changed.</summary>
    public bool Gap(bool isLong)
    {
        IsKnown = false;
        IsCertain = false;
        if (!isLong)
        {
            return false;
        }

        DarkSince = Unset;
        HasTicks = false;
        var before = (State, Calm);
        if (State == AlertState.Pending)
        {
            Move(AlertState.Inactive, RowCause.Unwatched);
        }

        _clock = State == AlertState.Firing ? Unset : _clock;
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
    public readonly AlertRow TakenOver(int number) =>
        new(number) { State = State, DarkSince = DarkSince, Cause = Cause };

    /// <summary>The row as it was when its record was written; what it knew is stale by now.</summary>
    public static AlertRow Restore(ClockRecord record) => new(-1)
    {
        State = record.State,
        _clock = (record.State == AlertState.Firing ? record.Calm : record.Since) ?? Unset,
        HasFired = record.HasFired,
        KnownClear = record.KnownClear,
        HasTicks = record.Ticks is not null,
    };

    /// <summary>What outlives the process.</summary>
    public readonly ClockRecord ToRecord(AlertPlan plan, LabelSet instance, LabelSet labels, TickWindow? window) => new(
        plan.Name, instance, labels, plan.Meaning, State, OrNull(Since), OrNull(Calm), KnownClear, !IsDurable, HasFired, window?.Write());

    /// <summary>The next time after <paramref name="now"/> at which one of its clocks is full, or null.</summary>
    public readonly long? NextTimer(in AlertClocks clocks, long now)
    {
        var due = State switch
        {
            AlertState.Pending or AlertState.Firing when clocks.Needed > 0 => now + clocks.Tick,
            AlertState.Pending => _clock + clocks.For,
            AlertState.Firing when _clock != Unset => _clock + clocks.ClearFor,
            AlertState.NoDataOpen => _clock + clocks.Forget,
            _ => long.MaxValue,
        };
        due = due > now ? due : long.MaxValue;
        var dark = DarkSince == Unset || DarkSince + clocks.Stale <= now ? long.MaxValue : DarkSince + clocks.Stale;
        return Math.Min(due, dark) is var next && next == long.MaxValue ? null : next;
    }

    private RowInput Classify(in AlertClocks clocks, in RowTick tick)
    {
        var input = tick.Gate == RowGate.Outside ? RowInput.Outside
            : tick.Condition.IsTrue ? RowInput.True
            : tick.Clear.IsTrue ? RowInput.Clear
            : tick.Condition.IsFalse ? RowInput.Between
            : RowInput.Unknown;
        IsKnown = input != RowInput.Unknown;
        IsCertain = IsKnown;
        Reason = IsKnown ? UnknownReason.None : tick.Condition.Reason;
        if (IsKnown || Reason == UnknownReason.Warming)
        {
            DarkSince = Unset;
        }
        else
        {
            DarkSince = DarkSince == Unset ? tick.Time : DarkSince;
            input = tick.Time - DarkSince < clocks.Stale ? RowInput.Unknown
                : clocks.NoData switch
                {
                    NoDataPolicy.Clear => RowInput.DarkClear,
                    NoDataPolicy.Fire => RowInput.DarkFire,
                    _ => RowInput.DarkHold,
                };
            IsCertain = input == RowInput.DarkFire;
        }

        return tick.Gate == RowGate.HeldBack && !IsOpen ? RowInput.HeldBack : input;
    }

    // A tick at which nothing is known carries what was known; one that is held back, or dark too long, begins afresh.
    private bool Note(TickWindow window, RowInput input, long time)
    {
        var isNoted = input == RowInput.HeldBack || (IsDark(input) && !IsOpen)
            ? window.Clear()
            : window.Note(time, input == RowInput.True || (input == RowInput.Unknown && window.IsHeld));
        HasTicks = !window.IsEmpty;
        return isNoted;
    }

    // Without a clear of its own it is over when too few ticks are left, not at the first false one.
    private readonly RowInput Judged(RowInput input, in AlertClocks clocks, in RowTick tick) =>
        tick.Window is { } window && !clocks.HasClear && State == AlertState.Firing && input == RowInput.Clear
            && window.CountAt(tick.Time) >= clocks.Needed
            ? RowInput.Between
            : input;

    private static bool IsDark(RowInput input) => input is RowInput.DarkHold or RowInput.DarkClear or RowInput.DarkFire;

    private bool Leave()
    {
        var wasDurable = IsDurable;
        var changed = State != AlertState.Inactive;
        Move(AlertState.Inactive, RowCause.WentDark);
        HasLeft = true;
        return changed && wasDurable;
    }

    private void Apply(RowAction action, in AlertClocks clocks, in RowTick tick)
    {
        var time = tick.Time;
        switch (action)
        {
            case RowAction.Begin when clocks.FiresAtOnce:
                Fire(RowCause.Began);
                break;
            case RowAction.Begin:
                Move(AlertState.Pending, RowCause.Began);
                _clock = time;
                break;
            case RowAction.Mature when tick.Window is { } window ? window.CountAt(time) >= clocks.Needed : time - _clock >= clocks.For:
                Fire(RowCause.Full);
                break;
            case RowAction.Lapse when tick.Window is null || tick.Window.CountAt(time) == 0:
                Move(AlertState.Inactive, RowCause.Lapsed);
                break;
            case RowAction.Settle:
                Move(AlertState.Inactive, RowCause.Returned);
                break;
            case RowAction.Burn:
                _clock = Unset;
                break;
            case RowAction.Calm:
                _clock = _clock == Unset ? time : _clock;
                Resolve(time - _clock >= clocks.ClearFor);
                break;
            case RowAction.GoIdle:
                Move(AlertState.NoDataIdle, RowCause.WentDark);
                break;
            case RowAction.GoOpen:
                Move(AlertState.NoDataOpen, RowCause.WentDark);
                _clock = time;
                break;
            case RowAction.FireDark:
                Fire(RowCause.WentDark);
                break;
            case RowAction.Abandon or RowAction.End:
                Move(AlertState.Inactive, CauseOf(tick.Gate));
                break;
            case RowAction.Return:
                Move(AlertState.Firing, RowCause.Returned);
                break;
            case RowAction.ReturnCalm:
                Move(AlertState.Firing, RowCause.Returned);
                _clock = time;
                Resolve(clocks.ClearFor == 0);
                break;
            case RowAction.Forget when time - _clock >= clocks.Forget:
                Move(AlertState.Inactive, RowCause.Gone);
                break;
        }
    }

    private static RowCause CauseOf(RowGate gate) => gate switch
    {
        RowGate.Outside => RowCause.Unscheduled,
        RowGate.HeldBack => RowCause.HeldBack,
        _ => RowCause.WentDark,
    };

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
        _clock = Unset;
    }

    private readonly bool Has(RowFlags flag) => (_flags & flag) != 0;

    private void Put(RowFlags flag, bool value) => _flags = value ? _flags | flag : _flags & ~flag;

    private static long? OrNull(long clock) => clock == Unset ? null : clock;

    [Flags]
    private enum RowFlags : byte
    {
        None = 0,
        IsKnown = 1,
        HasFired = 2,
        KnownClear = 4,
        HasLeft = 8,
        IsBare = 16,
        IsCertain = 32,
        HasTicks = 64,
    }
}
