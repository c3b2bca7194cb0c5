using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace HmsOps.Demo.Mail;

/// <summary>A mail server on loopback that keeps what it is sent (RFC 5321, as much of it as a sender needs).</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private const int MaxMails = 50;
    private const int MaxLength = 256 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<ReceivedMail> _mails = [];
    private readonly Task _accepting;

    private SmtpSink()
    {
        _listener.Start(backlog: 8);
        _accepting = AcceptAsync();
    }

    /// <summary>Called with each mail that was taken.</summary>
    public Action<ReceivedMail>? Taken { get; set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<ReceivedMail> Mails
    {
        get
        {
            lock (_gate)
            {
                return [.. _mails];
            }
        }
    }

    public static SmtpSink Start() => new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    // One sender at a time is enough for a demo.
    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                timeout.CancelAfter(TimeSpan.FromSeconds(10));
                await TalkAsync(client.GetStream(), timeout.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ParseException)
            {
                // A sender that breaks off tries again.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream, CancellationToken cancellation)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await using (writer.ConfigureAwait(false))
        {
            var recipients = new List<string>();
            await writer.WriteLineAsync("220 demo ESMTP").ConfigureAwait(false);
            while (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "DATA" && recipients.Count > 0)
                {
                    await writer.WriteLineAsync("354 go on").ConfigureAwait(false);
                    await writer.WriteLineAsync(await TakeAsync(reader, recipients, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
                    recipients = [];
                    continue;
                }

                if (verb == "RCPT")
                {
                    recipients.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..].Split('>')[0]);
                }

                await writer.WriteLineAsync(verb switch
                {
                    "EHLO" or "HELO" or "MAIL" or "RCPT" or "RSET" or "NOOP" => "250 ok",
                    "QUIT" => "221 bye",
                    "DATA" => "503 to whom?",
                    _ => "502 not here",
                }).ConfigureAwait(false);
                if (verb == "QUIT")
                {
                    return;
                }
            }
        }
    }

    private async Task<string> TakeAsync(StreamReader reader, List<string> recipients, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line && line != ".")
        {
            if (text.Length + line.Length > MaxLength)
            {
                throw new IOException("The mail is too long.");
            }

            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var raw = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        using var message = await MimeMessage.LoadAsync(raw, cancellation).ConfigureAwait(false);
        var mail = new ReceivedMail([.. recipients], message.Subject ?? "", (message.TextBody ?? "").ReplaceLineEndings("\n").TrimEnd());
        lock (_gate)
        {
            if (_mails.Count >= MaxMails)
            {
                return "452 the box is full";
            }

            _mails.Add(mail);
        }

        Taken?.Invoke(mail);
        return "250 taken";
    }
}
