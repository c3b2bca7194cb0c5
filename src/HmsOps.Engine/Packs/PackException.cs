namespace HmsOps.Engine.Packs;

/// <summary>A pack is refused; the message is one line for its user.</summary>
public sealed class PackException : Exception
{
    /// <summary>A pack is refused.</summary>
    public PackException(string message)
        : base(message)
    {
    }

    /// <summary>A pack is refused because of another failure.</summary>
    public PackException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>A pack is refused.</summary>
    public PackException()
    {
    }
}
