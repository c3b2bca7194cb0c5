namespace HmsOps.Steps.Notifiers;

/// <summary>Where mail goes out.</summary>
/// <param name="Host">Of the mail server.</param>
/// <param name="Port">25, 465 or 587 as a rule.</param>
/// <param name="Tls">How the connection is protected.</param>
/// <param name="From">The sender's address.</param>
/// <param name="User">For authentication, or null without.</param>
/// <param name="Password">For authentication, or null without.</param>
public sealed record EmailSettings(string Host, int Port, TlsMode Tls, string From, string? User = null, string? Password = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{From} by {Host}:{Port}";
}
