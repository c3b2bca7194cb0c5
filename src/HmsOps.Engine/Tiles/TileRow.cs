using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tiles;

/// <summary>One row of a tile: its colour, and the clock of its broken slo.</summary>
internal struct TileRow
{
    private const long Unset = long.MinValue;

    private long _brokenSince;
    private long _redSince;
    private long _silentSince;

    /// <summary>A row that has just appeared.</summary>
    public static TileRow New => new() { _brokenSince = Unset, _redSince = Unset, _silentSince = Unset };

    /// <summary>Its colour as of the last tick.</summary>
    public TileColor Color { get; private set; }

    /// <value>Its value, or null where it is not known exactly.</value>
    public double? Value { get; private set; }

    /// <value>True once it has been silent for so long that it is no part of the tile.</value>
    public bool IsDropped { get; private set; }

    /// <summary>Takes a tick; no held truth: where anything is unknown it is grey at once.</summary>
    public void Step(TilePlan plan, long time, long idleDrop, bool hasSeries, Interval value, Truth slo, Truth red)
    {
        _silentSince = hasSeries ? Unset : _silentSince == Unset ? time : _silentSince;
        IsDropped = _silentSince != Unset && time - _silentSince >= idleDrop;
        Value = value.IsExact ? value.Low : null;
        _brokenSince = !slo.IsFalse ? Unset : _brokenSince == Unset ? time : _brokenSince;
        _redSince = !red.IsTrue ? Unset : _redSince == Unset ? time : _redSince;
        Color = _redSince != Unset && time - _redSince >= plan.RedFor ? TileColor.Red
            : _brokenSince != Unset && time - _brokenSince >= plan.YellowFor ? TileColor.Yellow
            : value.IsUnknown || slo.IsUnknown ? TileColor.Grey
            : TileColor.Green;
    }

    /// <summary>Nothing was watched: no truth is held over it.</summary>
    public void Gap()
    {
        _brokenSince = Unset;
        _redSince = Unset;
        _silentSince = Unset;
    }

    /// <summary>The next time after <paramref name="now"/> at which a clock is full, or null.</summary>
    public readonly long? NextTimer(TilePlan plan, long now, long idleDrop)
    {
        var yellow = Due(_brokenSince, plan.YellowFor, now);
        var red = Due(_redSince, plan.RedFor, now);
        var drop = Due(_silentSince, idleDrop, now);
        return Math.Min(yellow, Math.Min(red, drop)) is var next && next == long.MaxValue ? null : next;
    }

    private static long Due(long since, long length, long now) => since == Unset || since + length <= now ? long.MaxValue : since + length;
}
