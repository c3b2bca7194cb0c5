namespace HmsOps.Sidecar;

/// <summary>The sidecar can't start or go on; the message is one line that says what to do.</summary>
public sealed class SidecarException : Exception
{
    /// <summary>With the one line.</summary>
    public SidecarException(string message)
        : base(message)
    {
    }

    /// <summary>With the one line and what led to it.</summary>
    public SidecarException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
