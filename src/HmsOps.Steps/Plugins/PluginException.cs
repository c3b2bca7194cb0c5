namespace HmsOps.Steps.Plugins;

/// <summary>A plugin can't be used; the message is one line that names the file and says what to do.</summary>
public sealed class PluginException : Exception
{
    /// <summary>With the one line.</summary>
    public PluginException(string message)
        : base(message)
    {
    }

    /// <summary>With the one line and what led to it.</summary>
    public PluginException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
