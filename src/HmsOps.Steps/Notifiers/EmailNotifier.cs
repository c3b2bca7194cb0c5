using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HmsOps.Steps.Notifiers;

/// <summary>Sends notices as plain-text mail over SMTP; one connection a mail.</summary>
/// <remarks>The Message-ID is made from the notice's key (RFC 5322, 3.6.4), so that a mail program shows a second copy once.</remarks>
public sealed class EmailNotifier(EmailSettings settings) : INotifier
{
    /// <inheritdoc/>
    public string Name => "email";

    /// <inheritdoc/>
    public async Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notice);
        using var message = Compose(notice);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(settings.Host, settings.Port, Options(settings), cancellation).ConfigureAwait(false);
            if (settings.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, settings.Password ?? "", cancellation).ConfigureAwait(false);
            }

            await client.SendAsync(message, cancellation).ConfigureAwait(false);
            await DisconnectAsync(client, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (
            failure is SocketException or IOException or ProtocolException or CommandException or AuthenticationException
                or SslHandshakeException or NotSupportedException or ServiceNotConnectedException)
        {
            throw new IOException($"mail to {notice.Address} by {settings.Host}:{settings.Port}: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }
    }

    /// <summary>The mail of a notice.</summary>
    /// <exception cref="IOException">The address is no mail address.</exception>
    internal MimeMessage Compose(Notice notice)
    {
        var message = new MimeMessage { Subject = notice.Subject.ReplaceLineEndings(" "), Date = notice.QueuedAt };
        message.From.Add(Mailbox(settings.From));
        message.To.Add(Mailbox(notice.Address));
        message.MessageId = MessageId(notice.Key, Mailbox(settings.From).Domain);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (notice.IsUrgent)
        {
            message.Importance = MessageImportance.High;
            message.XPriority = XMessagePriority.Highest;
        }

        message.Body = new TextPart("plain") { Text = notice.Body };
        return message;
    }

    /// <summary>A Message-ID from a key, which may hold characters that an identifier may not.</summary>
    internal static string MessageId(string key, string domain)
    {
        var isPlain = key.Length is > 0 and <= 64 && key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        var local = isPlain ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return $"{local}@{(domain.Length == 0 ? "hmsops" : domain)}";
    }

    // The mail was taken; a server that drops the line at QUIT must not cause a second copy.
    private static async Task DisconnectAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or OperationCanceledException or SocketException)
        {
        }
    }

    private static SecureSocketOptions Options(EmailSettings settings) => settings.Tls switch
    {
        TlsMode.Off => SecureSocketOptions.None,
        TlsMode.On => settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls,
        _ => settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable,
    };

    private static MailboxAddress Mailbox(string address) =>
        MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal)
            ? mailbox
            : throw new IOException($"'{address}' is not a mail address");
}
