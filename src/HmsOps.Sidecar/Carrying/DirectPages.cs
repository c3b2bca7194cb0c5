using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;
using HmsOps.Sidecar.Loop;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Carrying;

/// <summary>Pages for firing alerts with a playbook when the journal is dead: without outbox, so tried until they leave or the process ends.</summary>
internal sealed class DirectPages(
    PackPlan plan, NoticeSender sender, EngineClock clock, TimeProvider time, ILogger logger, CancellationToken stopping)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _paged = new(StringComparer.Ordinal);

    /// <summary>Starts to page, once an episode and target; alerts without a playbook are left to their own ways.</summary>
    public void Page(FiringInstance instance)
    {
        var alert = plan.Alerts.FirstOrDefault(alert => string.Equals(alert.Name, instance.Alert, StringComparison.Ordinal));
        if (alert is null || alert.Steps.IsEmpty)
        {
            return;
        }

        foreach (var channel in Channels(alert))
        {
            var key = string.Create(
                CultureInfo.InvariantCulture,
                $"not-durable/{instance.Alert}/{instance.Instance}/{instance.Episode}/{channel.Notifier}:{channel.Address}");
            if (_paged.Add(key))
            {
                _ = SendAsync(Compose(alert, instance, channel, key, clock.Now));
            }
        }
    }

    private ImmutableArray<NoticeChannel> Channels(AlertPlan alert)
    {
        var named = alert.Steps.OfType<NotifyStepPlan>().SelectMany(static step => step.Channels).Distinct().ToImmutableArray();
        var channels = named.IsEmpty ? plan.DefaultContact : named;
        if (channels.IsDefaultOrEmpty)
        {
            logger.LogCritical("alert {Alert} fires, its playbook does not run (not durable), and it names nobody to page", alert.Name);
            return [];
        }

        return channels;
    }

    private static NoticeRecord Compose(AlertPlan alert, FiringInstance instance, NoticeChannel channel, string key, long now) => new(
        Id: 0,
        key,
        NoticeKind.Page,
        channel.Address,
        channel.Notifier,
        channel.Address,
        $"{alert.Name} fires, nothing was automated (not durable)",
        $"""
        {alert.Name} {(instance.Instance.Count == 0 ? "" : instance.Instance)} fires: {instance.Reason}

        The sidecar's journal can't be written, so what it does is not durable. It has started no automated step, and
        starts none before it is restarted with a disk that works. The playbook, to be done by hand:

        {string.Join('\n', alert.Steps.Select(static step => "  " + step.Text))}
        """,
        alert.Name,
        instance.Instance,
        instance.Episode,
        QueuedAt: now,
        SentAt: null,
        Tries: 0,
        Error: null,
        Merged: false);

    private async Task SendAsync(NoticeRecord notice)
    {
        try
        {
            for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                if (await sender.SendAsync(notice, stopping).ConfigureAwait(false) is not { } error)
                {
                    return;
                }

                logger.LogError("page to {Target} did not leave: {Error}", notice.Target, error);
                await Task.Delay(pause, time, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
