using HmsOps.Engine.Durable;
using Microsoft.Data.Sqlite;

namespace HmsOps.Sidecar.Journal;

/// <summary>Turns records into rows, by statements that are prepared once.</summary>
internal sealed class JournalWriter(SqliteConnection connection, long epoch) : IDisposable
{
    private const string StepColumns = "run, step, text, state, try, summary, target, data, before, key, detail";

    private readonly Statement _clock = Statement.Insert(
        connection, "REPLACE", "clocks", "alert, instance, row, meaning, state, since, calm, known_clear, has_fired, ticks");

    private readonly Statement _gone = new(connection, "DELETE FROM clocks WHERE alert = $1 AND instance = $2 AND row = $3", 3);

    private readonly Statement _episode = Statement.Insert(
        connection, "REPLACE", "episodes", "id, alert, instance, opened_at, ended_at, known_clear, reason");

    private readonly Statement _transition = Statement.Insert(
        connection, "INSERT", "transitions", "time, alert, instance, state, reason, episode");

    private readonly Statement _run = Statement.Insert(
        connection,
        "REPLACE",
        "runs",
        "id, ordinal, alert, instance, episode, pack, state, next, started_at, wait_until, settle_from, settle_until, "
        + "held_since, last_word, ended_at, outcome, sent_anything, paged, branches, undo_at, is_undo");

    private readonly Statement _step = Statement.Insert(
        connection, "REPLACE", "steps", StepColumns + ", started_at, answered_at, verify_until, ended_at, retry_at, sent_at, resource");

    private readonly Statement _history = Statement.Insert(connection, "INSERT", "steps_history", StepColumns + ", epoch, tick");

    private readonly Statement _notice = Statement.Insert(
        connection,
        "REPLACE",
        "notices",
        "id, key, kind, target, notifier, address, subject, body, alert, instance, episode, queued_at, sent_at, tries, error, merged");

    // Fenced: a process that lost the journal to another one changes no row here, and its transaction is rolled back.
    private readonly Statement _tick = new(
        connection,
        "UPDATE meta SET value = $1 WHERE key = 'last_tick' AND (SELECT value FROM meta WHERE key = 'epoch') = $2",
        2);

    /// <summary>Writes one record.</summary>
    public void Write(SqliteTransaction transaction, DurableRecord record, long tick)
    {
        switch (record)
        {
            case ClockRecord { IsGone: true } clock:
                _gone.Run(transaction, clock.Alert, clock.Instance, clock.Row);
                break;
            case ClockRecord clock:
                _clock.Run(
                    transaction, clock.Alert, clock.Instance, clock.Row, clock.Meaning, clock.State, clock.Since, clock.Calm,
                    clock.KnownClear, clock.HasFired, clock.Ticks);
                break;
            case EpisodeRecord episode:
                _episode.Run(
                    transaction, episode.Id, episode.Alert, episode.Instance, episode.OpenedAt, episode.EndedAt, episode.KnownClear, episode.Reason);
                break;
            case TransitionRecord transition:
                _transition.Run(
                    transaction, transition.Time, transition.Alert, transition.Instance, transition.State, transition.Reason, transition.Episode);
                break;
            case RunRecord run:
                _run.Run(
                    transaction, run.Id, run.Ordinal, run.Alert, run.Instance, run.Episode, run.Pack, run.State, run.Next, run.StartedAt,
                    run.WaitUntil, run.SettleFrom, run.SettleUntil, run.HeldSince, run.LastWord, run.EndedAt, run.Outcome, run.SentAnything,
                    run.Paged, JournalBranches.Write(run.Branches), run.UndoAt, run.IsUndo);
                break;
            case StepRecord step:
                WriteStep(transaction, step, tick);
                break;
            case NoticeRecord notice:
                _notice.Run(
                    transaction, notice.Id, notice.Key, notice.Kind, notice.Target, notice.Notifier, notice.Address, notice.Subject, notice.Body,
                    notice.Alert, notice.Instance, notice.Episode, notice.QueuedAt, notice.SentAt, notice.Tries, notice.Error, notice.Merged);
                break;
            default:
                throw new NotSupportedException($"the journal has no table for {record.GetType().Name}");
        }
    }

    /// <summary>Writes the last tick; false where another process took the journal over.</summary>
    public bool WriteTick(SqliteTransaction transaction, long tick) => _tick.Run(transaction, tick, epoch) == 1;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_clock, _gone, _episode, _transition, _run, _step, _history, _notice, _tick])
        {
            statement.Dispose();
        }
    }

    private void WriteStep(SqliteTransaction transaction, StepRecord step, long tick)
    {
        var intent = step.Intent;
        _step.Run(
            transaction, step.Run, step.Index, step.Text, step.State, step.Try, intent?.Summary, intent?.Target, intent?.Data, intent?.Before,
            intent?.Key, step.Detail, step.StartedAt, step.AnsweredAt, step.VerifyUntil, step.EndedAt,
            step.RetryAt, step.SentAt, step.Resource);
        _history.Run(
            transaction, step.Run, step.Index, step.Text, step.State, step.Try, intent?.Summary, intent?.Target, intent?.Data, intent?.Before,
            intent?.Key, step.Detail, epoch, tick);
    }
}
