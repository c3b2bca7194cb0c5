namespace HmsOps.Engine.Panes;

/// <summary>Adds doubles without error and rounds once, to the nearest, ties to even: the order of the numbers makes no difference.</summary>
/// <remarks>J. R. Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric predicates", 1997; rounded as Python's <c>math.fsum</c> does.</remarks>
internal sealed class ExactAddition
{
    // Parts of the sum that do not overlap, the least first.
    private double[] _parts = new double[8];
    private int _count;

    /// <summary>Begins a new sum.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds a finite number.</summary>
    public void Add(double value)
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var part = _parts[i];
            var (greater, less) = Math.Abs(value) < Math.Abs(part) ? (part, value) : (value, part);
            var sum = greater + less;
            var error = less - (sum - greater);
            if (error != 0)
            {
                _parts[kept++] = error;
            }

            value = sum;
        }

        if (value != 0)
        {
            if (kept == _parts.Length)
            {
                Array.Resize(ref _parts, 2 * kept);
            }

            _parts[kept++] = value;
        }

        _count = kept;
    }

    /// <value>The sum, rounded; not finite where a part of it is beyond a double's range.</value>
    public double Value
    {
        get
        {
            if (_count == 0)
            {
                return 0;
            }

            var place = _count - 1;
            var high = _parts[place];
            var low = 0.0;
            while (place > 0 && low == 0)
            {
                var part = _parts[--place];
                var sum = high + part;
                low = part - (sum - high);
                high = sum;
            }

            // Exactly between two doubles what is still left decides.
            if (place > 0 && low != 0 && low < 0 == _parts[place - 1] < 0)
            {
                var twice = low * 2;
                var sum = high + twice;
                if (sum - high == twice)
                {
                    high = sum;
                }
            }

            return high;
        }
    }
}
