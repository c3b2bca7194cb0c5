using HmsOps.Sdk.Series;

namespace HmsOps.Sdk;

/// <summary>The timer of one piece of work. It counts once, however often and through however many copies it is ended; disposed of without <see cref="Ok"/>, the work has failed.</summary>
public readonly struct OpsSpan : IDisposable, IEquatable<OpsSpan>
{
    private readonly SpanTimer? _timer;
    private readonly int _generation;

    internal OpsSpan(SpanTimer timer)
    {
        _timer = timer;
        _generation = timer.Generation;
    }

    /// <summary>Whether both are the same piece of work.</summary>
    public static bool operator ==(OpsSpan left, OpsSpan right) => left.Equals(right);

    /// <summary>Whether they are different pieces of work.</summary>
    public static bool operator !=(OpsSpan left, OpsSpan right) => !left.Equals(right);

    /// <summary>Ends it: its duration and success are recorded.</summary>
    public void Ok() => _timer?.End(_generation, isOk: true);

    /// <summary>Ends it: its duration and failure are recorded.</summary>
    public void Fail() => _timer?.End(_generation, isOk: false);

    /// <summary>Ends it as failed where it was not ended before.</summary>
    public void Dispose() => Fail();

    /// <inheritdoc/>
    public bool Equals(OpsSpan other) => ReferenceEquals(_timer, other._timer) && _generation == other._generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OpsSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_timer, _generation);
}
