using HmsOps.Sidecar.Tests.Doubles;
using HmsOps.Steps;
using HmsOps.Steps.Notifiers;

namespace HmsOps.Sidecar.Tests.Steps;

public sealed class EmailTests
{
    private static readonly Notice Page = new(
        "4f1c09", "oncall@treasury.gov", "permitLatencyHigh fires", "What was tried:\n  scale: replicas 3 → 6", true,
        new DateTimeOffset(2026, 4, 15, 23, 58, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_mail_arrives_with_its_key_as_message_id()
    {
        await using var server = new SmtpDouble();
        await Notifier(server.Port).SendAsync(Page, CancellationToken.None);
        var mail = Assert.Single(server.Mails);
        Assert.Contains("Message-Id: <4f1c09@treasury.gov>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Subject: permitLatencyHigh fires", mail, StringComparison.Ordinal);
        Assert.Contains("To: oncall@treasury.gov", mail, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain; charset=utf-8", mail, StringComparison.Ordinal);
        Assert.Contains("What was tried:", mail, StringComparison.Ordinal);
        Assert.Contains("Importance: high", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_copy_has_the_same_message_id()
    {
        await using var server = new SmtpDouble(refusals: 1);
        var notifier = Notifier(server.Port);
        var failure = await Assert.ThrowsAsync<IOException>(() => notifier.SendAsync(Page, CancellationToken.None));
        Assert.Contains("try again later", failure.Message, StringComparison.Ordinal);
        await notifier.SendAsync(Page, CancellationToken.None);
        await notifier.SendAsync(Page, CancellationToken.None);
        var ids = server.Mails.Select(mail => mail.Split('\n').Single(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(2, ids.Count());
        Assert.Single(ids.Distinct());
        Assert.Equal(1, server.Refused);
    }

    [Fact]
    public async Task A_server_that_is_away_is_an_error_to_try_again()
    {
        var port = 0;
        await using (var server = new SmtpDouble())
        {
            port = server.Port;
        }

        var failure = await Assert.ThrowsAsync<IOException>(() => Notifier(port).SendAsync(Page, CancellationToken.None));
        Assert.Contains($"mail to oncall@treasury.gov by 127.0.0.1:{port}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_an_error()
    {
        var failure = await Assert.ThrowsAsync<IOException>(
            () => Notifier(1).SendAsync(Page with { Address = "oncall" }, CancellationToken.None));
        Assert.Equal("'oncall' is not a mail address", failure.Message);
    }

    [Fact]
    public void A_key_that_is_no_identifier_is_hashed()
    {
        Assert.Equal("a-b_1@treasury.gov", EmailNotifier.MessageId("a-b_1", "treasury.gov"));
        Assert.Matches("^[0-9a-f]{64}@treasury.gov$", EmailNotifier.MessageId("two <words>", "treasury.gov"));
        Assert.NotEqual(EmailNotifier.MessageId("two <words>", "x"), EmailNotifier.MessageId("two >words<", "x"));
    }

    private static EmailNotifier Notifier(int port) => new(new EmailSettings("127.0.0.1", port, TlsMode.Auto, "ops@treasury.gov"));
}
