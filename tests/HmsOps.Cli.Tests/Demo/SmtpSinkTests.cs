using HmsOps.Demo.Mail;
using HmsOps.Steps;
using HmsOps.Steps.Notifiers;

namespace HmsOps.Cli.Tests.Demo;

public sealed class SmtpSinkTests
{
    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var sink = SmtpSink.Start();
        var taken = 0;
        sink.Taken = _ => taken++;
        var notifier = new EmailNotifier(new EmailSettings("127.0.0.1", sink.Port, TlsMode.Auto, "ops@treasury.gov"));
        await notifier.SendAsync(Notice("k1", "replicas 2 → 4", ".a line with a dot\n\n" + new string('x', 2_000) + "\nthe end — über"), default);
        await notifier.SendAsync(Notice("k2", "again", "short"), default);
        Assert.Equal(2, taken);
        Assert.Equal("oncall@treasury.gov", Assert.Single(sink.Mails[0].To));
        Assert.Equal("replicas 2 → 4", sink.Mails[0].Subject);
        Assert.Equal(".a line with a dot\n\n" + new string('x', 2_000) + "\nthe end — über", sink.Mails[0].Body);
        Assert.Equal("short", sink.Mails[1].Body);
    }

    [Fact]
    public async Task A_box_that_is_full_says_so()
    {
        await using var sink = SmtpSink.Start();
        var notifier = new EmailNotifier(new EmailSettings("127.0.0.1", sink.Port, TlsMode.Off, "ops@treasury.gov"));
        for (var i = 0; i < 50; i++)
        {
            await notifier.SendAsync(Notice("k" + i, "s", "b"), default);
        }

        await Assert.ThrowsAsync<IOException>(() => notifier.SendAsync(Notice("last", "s", "b"), default));
        Assert.Equal(50, sink.Mails.Count);
    }

    private static Notice Notice(string key, string subject, string body) =>
        new(key, "oncall@treasury.gov", subject, body, IsUrgent: true, DateTimeOffset.UnixEpoch);
}
