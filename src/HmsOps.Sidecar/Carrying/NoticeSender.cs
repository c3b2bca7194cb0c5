using HmsOps.Engine.Durable;
using HmsOps.Steps;

namespace HmsOps.Sidecar.Carrying;

/// <summary>Sends notices through the notifier that their channel names; without it, and while observing, they go to the log.</summary>
internal sealed class NoticeSender
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, INotifier> _notifiers = new(StringComparer.Ordinal);
    private readonly INotifier _log;
    private readonly bool _observe;
    private readonly Func<long, DateTimeOffset> _toWall;
    private readonly TimeProvider _time;
    private readonly SecretRedactor _redactor;

    /// <param name="notifiers">By their own names; the last of a name counts.</param>
    /// <param name="log">Takes what no other one takes.</param>
    /// <param name="observe">True: all go to the log.</param>
    /// <param name="toWall">The wall-clock time of an engine time.</param>
    /// <param name="time">For time-outs.</param>
    /// <param name="redactor">Takes secrets out.</param>
    public NoticeSender(
        IEnumerable<INotifier> notifiers, INotifier log, bool observe, Func<long, DateTimeOffset> toWall, TimeProvider time, SecretRedactor redactor)
    {
        foreach (var notifier in notifiers)
        {
            _notifiers[notifier.Name] = notifier;
        }

        _log = log;
        _observe = observe;
        _toWall = toWall;
        _time = time;
        _redactor = redactor;
    }

    /// <summary>Sends a notice once; null, or why it did not leave.</summary>
    public async Task<string?> SendAsync(NoticeRecord notice, CancellationToken cancellation)
    {
        var isUrgent = notice.Kind == NoticeKind.Page;
        var message = new Notice(
            notice.Key, notice.Address, _redactor.Redact(notice.Subject), _redactor.Redact(notice.Body), isUrgent, _toWall(notice.QueuedAt));
        var notifier = !_observe && _notifiers.TryGetValue(notice.Notifier, out var named) ? named : _log;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await Task.Run(() => notifier.SendAsync(message, source.Token), CancellationToken.None)
                .WaitAsync(Limit, _time, cancellation)
                .ConfigureAwait(false);
            return null;
        }
        catch (TimeoutException)
        {
            await source.CancelAsync().ConfigureAwait(false);
            return $"the notifier '{notifier.Name}' did not take it within {Limit.TotalSeconds:0} s";
        }
        catch (Exception failure)
        {
            return _redactor.Redact(failure.Message.ReplaceLineEndings(" "));
        }
    }
}
