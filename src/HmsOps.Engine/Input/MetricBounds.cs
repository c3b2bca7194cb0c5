namespace HmsOps.Engine.Input;

/// <summary>The identity of a bound vector, which sender and engine must share for bucket counts to be exact.</summary>
#if HMSOPS_SDK
internal
#else
public
#endif
static class MetricBounds
{
    /// <summary>FNV-1a over the bits of the bounds in order, little endian.</summary>
    public static ulong Hash(ReadOnlySpan<double> bounds)
    {
        var hash = 14695981039346656037UL;
        foreach (var bound in bounds)
        {
            var bits = BitConverter.DoubleToUInt64Bits(bound);
            for (var i = 0; i < 8; i++)
            {
                hash = (hash ^ (byte)(bits >> (8 * i))) * 1099511628211UL;
            }
        }

        return hash;
    }
}
