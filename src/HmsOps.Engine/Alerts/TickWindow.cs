using System.Globalization;

namespace HmsOps.Engine.Alerts;

/// <summary>The ticks of the last while at which a condition held, as stretches: nothing is done at a tick at which it goes on as before.</summary>
/// <param name="length">d, in ticks of engine time: of [t − d, t] it is known.</param>
/// <param name="tick">ε.</param>
internal sealed class TickWindow(long length, long tick)
{
    private readonly List<(long From, long To)> _over = [];
    private long? _from;

    /// <value>True where the condition holds, as far as was noted.</value>
    public bool IsHeld => _from is not null;

    /// <value>True where it held at no tick that may still count.</value>
    public bool IsEmpty => _from is null && _over.Count == 0;

    /// <summary>Notes whether the condition holds from a tick on; returns true where that changes.</summary>
    public bool Note(long time, bool isHeld)
    {
        if (isHeld == IsHeld)
        {
            return false;
        }

        if (_from is { } from)
        {
            _over.RemoveAll(stretch => stretch.To < time - length);
            _over.Add((from, time - tick));
            _from = null;
        }
        else
        {
            _from = time;
        }

        return true;
    }

    /// <summary>Forgets all; returns true where there was something to forget.</summary>
    public bool Clear()
    {
        var had = !IsEmpty;
        _over.Clear();
        _from = null;
        return had;
    }

    /// <summary>At how many ticks of [time − d, time] the condition held.</summary>
    public int CountAt(long time)
    {
        var first = time - (length / tick * tick);
        var count = _from is { } from ? Ticks(Math.Max(from, first), time) : 0;
        foreach (var (begin, end) in _over)
        {
            count += Ticks(Math.Max(begin, first), end);
        }

        return (int)count;
    }

    /// <summary>Its stretches, for <see cref="Read"/>; null where there are none.</summary>
    public string? Write()
    {
        var stretches = _over.Select(stretch => string.Create(CultureInfo.InvariantCulture, $"{stretch.From}-{stretch.To}")).ToList();
        if (_from is { } from)
        {
            stretches.Add(string.Create(CultureInfo.InvariantCulture, $"{from}-"));
        }

        return stretches.Count == 0 ? null : string.Join(' ', stretches);
    }

    /// <summary>Takes up what was written; what can't be read counts for nothing.</summary>
    public void Read(string text)
    {
        Clear();
        foreach (var stretch in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = stretch.IndexOf('-', 1);
            if (at > 0 && long.TryParse(stretch.AsSpan(0, at), CultureInfo.InvariantCulture, out var from))
            {
                if (at == stretch.Length - 1)
                {
                    _from = from;
                }
                else if (long.TryParse(stretch.AsSpan(at + 1), CultureInfo.InvariantCulture, out var to))
                {
                    _over.Add((from, to));
                }
            }
        }
    }

    private long Ticks(long from, long to) => to < from ? 0 : ((to - from) / tick) + 1;
}
