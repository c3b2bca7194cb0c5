namespace HmsOps.Engine.Sketch;

/// <summary>
/// The bins of a quantile sketch: integers of base 2^(1/32), never collapsed, so that sketches merge by addition and a
/// value is off by at most 1.1 %. A bin's number is monotone in the value; negative values have mirrored bins.
/// </summary>
/// <remarks>
/// Computed from the bits of the number and tables, never by a logarithm: senders and engine agree to the bit on every
/// machine. See Masson, Rim and Lee, "DDSketch", VLDB 2019.
/// </remarks>
#if HMSOPS_SDK
internal
#else
public
#endif
static class QuantileBins
{
    /// <value>A value nearer to 0 than this is in bin 0.</value>
    public const double Zero = 1e-9;

    /// <value>How many bins an octave has.</value>
    public const int PerOctave = 32;

    // The least positive number that is not zero, 1e-9, gets bin 1.
    private const int Offset = 958;
    private const long FractionBits = 0x000F_FFFF_FFFF_FFFF;
    private const long ExponentOfOne = 0x3FF0_0000_0000_0000;

    private static readonly double[] Lower =
    [
        1.0, 1.0218971486541166, 1.0442737824274138, 1.0671404006768237,
        1.0905077326652577, 1.1143867425958924, 1.1387886347566916, 1.1637248587775775,
        1.189207115002721, 1.215247359980469, 1.241857812073484, 1.2690509571917332,
        1.2968395546510096, 1.3252366431597413, 1.3542555469368927, 1.383909881963832,
        1.4142135623730951, 1.4451808069770467, 1.4768261459394993, 1.5091644275934228,
        1.5422108254079407, 1.5759808451078865, 1.6104903319492543, 1.645755478153965,
        1.681792830507429, 1.718619298122478, 1.7562521603732995, 1.7947090750031072,
        1.8340080864093424, 1.8741676341103, 1.9152065613971474, 1.9571441241754002,
    ];

    // The number whose relative distance to both edges of the bin is the same.
    private static readonly double[] Middle =
    [
        1.0108300012533737, 1.0329642960548597, 1.055583268799968, 1.0786975325536792,
        1.102317932776836, 1.126455552414949, 1.1511217170984342, 1.1763280004567207,
        1.2020862295487214, 1.2284084904122163, 1.2553071337347517, 1.2827947806487148,
        1.3108843286533045, 1.339588957666178, 1.3689221362076074, 1.3988976277200564,
        1.4295294970261336, 1.4608321169279597, 1.492820174951039, 1.5255086802358064,
        1.5589129705800753, 1.5930487196356977, 1.6279319442628108, 1.6635790120451188,
        1.7000066489697394, 1.7372319472752165, 1.7752723734713824, 1.8141457765348319,
        1.853870396283853, 1.8944648719367467, 1.9359482508575478, 1.9783399974932527,
    ];

    /// <summary>The bin of a finite number.</summary>
    public static int Of(double value)
    {
        var magnitude = Math.Abs(value);
        if (magnitude < Zero)
        {
            return 0;
        }

        var bits = BitConverter.DoubleToInt64Bits(magnitude);
        var octave = (int)(bits >> 52) - 1023;
        var fraction = BitConverter.Int64BitsToDouble((bits & FractionBits) | ExponentOfOne);
        var step = (int)((bits & FractionBits) >> 47);
        while (step < PerOctave - 1 && fraction >= Lower[step + 1])
        {
            step++;
        }

        var bin = (octave * PerOctave) + step + Offset;
        return value < 0 ? -bin : bin;
    }

    /// <summary>The value that stands for all of a bin; 0 for bin 0.</summary>
    public static double Represent(int bin)
    {
        if (bin == 0)
        {
            return 0;
        }

        var index = Math.Abs(bin) - Offset;
        var octave = index >> 5;
        var value = Math.ScaleB(Middle[index & (PerOctave - 1)], octave);
        return bin < 0 ? -value : value;
    }

    /// <summary>Which magnitudes a metric's sketch tells apart: 1 µs to 1 h where its stored unit is seconds, else 1e-6 to 1e15.</summary>
    public static (double Low, double High) RangeOf(string unit) => unit == "s" ? (1e-6, 3600) : (1e-6, 1e15);

    /// <summary>The bin that is kept for a bin: all below the range are one, and all above it.</summary>
    public static int Clamp(int bin, (double Low, double High) range)
    {
        var magnitude = Math.Abs(bin);
        var kept = magnitude == 0 ? 0 : Math.Clamp(magnitude, Of(range.Low) - 1, Of(range.High) + 1);
        return bin < 0 ? -kept : kept;
    }

    /// <summary>What is known of the values in a bin: its representative, or an open interval outside the range ("≥ high").</summary>
    public static (double Low, double High) Read(int bin, (double Low, double High) range)
    {
        var magnitude = Math.Abs(bin);
        var (low, high) =
            magnitude == 0 ? (0, 0)
            : magnitude < Of(range.Low) ? (Zero, range.Low)
            : magnitude > Of(range.High) ? (range.High, double.PositiveInfinity)
            : (Represent(magnitude), Represent(magnitude));
        return bin < 0 ? (-high, -low) : (low, high);
    }
}
