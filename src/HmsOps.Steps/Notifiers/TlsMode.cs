namespace HmsOps.Steps.Notifiers;

/// <summary>How a mail connection is protected.</summary>
public enum TlsMode
{
    /// <summary>TLS from the start on port 465, else STARTTLS where the server offers it.</summary>
    Auto,

    /// <summary>Never.</summary>
    Off,

    /// <summary>Always: from the start on port 465, else STARTTLS, and an error where the server has none.</summary>
    On,
}
