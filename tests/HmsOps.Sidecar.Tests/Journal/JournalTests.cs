using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Playbooks;
using HmsOps.Sidecar.Journal;
using HmsOps.Sidecar.Tests.Doubles;
using Microsoft.Data.Sqlite;

namespace HmsOps.Sidecar.Tests.Journal;

public sealed class JournalTests : IDisposable
{
    private static readonly LabelSet East = LabelSet.Of(("region", "us-east"), ("quote", "a\"b"));
    private static readonly StepIntent Intent = new("permit-svc: replicas 3 → 6", "scale/permit-svc", "6", "3", "k1");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_journal_is_empty()
    {
        using var journal = SqliteJournal.Open(_folder.File("state"));
        var state = journal.Load();
        Assert.Null(state.LastTick);
        Assert.Equal((1L, 1L, 1L), (state.NextEpisode, state.NextRun, state.NextNotice));
        Assert.Empty(state.Clocks);
    }

    [Fact]
    public void Every_record_comes_back_as_it_was_written()
    {
        var clock = new ClockRecord("slow", East, LabelSet.Empty, "m1", AlertState.Pending, 100, null, false, false, true, "100-120 140-");
        var episode = new EpisodeRecord(4, "slow", East, 200, null, false, "p95 1.2s");
        var run = new RunRecord(
            9, 2, "slow", East, 4, "digest", RunState.Waiting, 1, 200, 320, 210, null, null, 205, null, RunOutcome.None, true, false);
        var full = new StepRecord(9, 0, "run scale", StepState.Answered, 1, Intent, "replicas 6", 200, 203, 263, null);
        var bare = new StepRecord(9, 1, "wait 2m", StepState.New, 0, null, "", 203, null, null, null);
        var notice = new NoticeRecord(
            5, "key", NoticeKind.Page, "oncall", "email", "oncall@treasury.gov", "slow fires", "line\nline", "slow", East, 4, 220, null, 2, "451", false);
        Write([clock, episode, run, full, bare, notice, new TransitionRecord(200, "slow", East, "firing", "why", 4)], 230);

        using var journal = SqliteJournal.Open(_folder.Path);
        var state = journal.Load();
        Assert.Equal(230, state.LastTick);
        Assert.Equal([clock], state.Clocks.ToArray());
        Assert.Equal([episode], state.Episodes.ToArray());
        Assert.Equal([run], state.Runs.ToArray());
        Assert.Equal([full, bare], state.Steps.ToArray());
        Assert.Equal([notice], state.Notices.ToArray());
        Assert.Equal((5L, 10L, 6L), (state.NextEpisode, state.NextRun, state.NextNotice));
        Assert.Equal(2, state.RunOrdinals["slow"]);
        Assert.Equal(2, journal.Epoch);
    }

    [Fact]
    public void Branches_retries_and_what_is_to_be_undone_come_back_too()
    {
        var branches = new[] { new BranchRecord(5, 0, 1, 400), new BranchRecord(5, 2, 2, null) };
        var run = Run(9, "slow", null) with { Branches = [.. branches], UndoAt = 900, IsUndo = true };
        var step = new StepRecord(9, 0, "run scale", StepState.Retrying, 1, Intent, "refused", 200, null, null, null)
        {
            RetryAt = 210, SentAt = 201, Resource = "scale/x",
        };
        Write([run, step], 230);

        using var journal = SqliteJournal.Open(_folder.Path);
        var state = journal.Load();
        Assert.Equal(branches, state.Runs.Single().Branches.ToArray());
        Assert.Equal((900L, true), (state.Runs.Single().UndoAt, state.Runs.Single().IsUndo));
        Assert.Equal(step, state.Steps.Single());
    }

    [Fact]
    public void The_last_version_of_a_record_counts_and_history_keeps_all()
    {
        var step = new StepRecord(1, 0, "run scale", StepState.Recorded, 0, Intent, "", 1, null, null, null);
        var clock = new ClockRecord("slow", East, East, "m1", AlertState.Firing, 1, null, false, false);
        Write([step, step with { State = StepState.Sent, Try = 1 }, clock, Run(1, "slow", null)], 10);
        Write([step with { State = StepState.Success, Try = 1, EndedAt = 12 }, clock with { IsGone = true }], 12);

        using var journal = SqliteJournal.Open(_folder.Path);
        var state = journal.Load();
        Assert.Equal(StepState.Success, state.Steps.Single().State);
        Assert.Empty(state.Clocks);
        Assert.Equal(
            ["1|Recorded|0", "1|Sent|1", "2|Success|1"],
            Query("SELECT epoch || '|' || state || '|' || try FROM steps_history ORDER BY sequence"));
    }

    [Fact]
    public void What_is_over_does_not_come_back_but_its_numbers_do()
    {
        const long Month = 30 * 24 * EngineTime.Hour;
        Write(
            [
                new EpisodeRecord(1, "slow", East, 0, 5, true, "over"),
                Run(1, "slow", ended: 10),
                Run(2, "slow", ended: 20),
                Run(3, "full", ended: Month),
                Notice(1, sentAt: 6, merged: false),
                Notice(2, sentAt: null, merged: true),
                Notice(3, sentAt: null, merged: false),
            ],
            Month + 1);

        using var journal = SqliteJournal.Open(_folder.Path);
        var state = journal.Load();
        Assert.Empty(state.Episodes);

        // The last run that sent something stays, for a cooldown however long.
        Assert.Equal([2L, 3L], state.Runs.Select(run => run.Id));
        Assert.Equal([3L], state.Notices.Select(notice => notice.Id));
        Assert.Equal((2L, 4L, 4L), (state.NextEpisode, state.NextRun, state.NextNotice));
    }

    [Fact]
    public void The_last_tick_survives_without_any_record()
    {
        Write([], 77);
        using var journal = SqliteJournal.Open(_folder.Path);
        Assert.Equal(77, journal.Load().LastTick);
    }

    [Fact]
    public void A_second_process_gets_one_clear_line()
    {
        using var journal = SqliteJournal.Open(_folder.Path);
        var failure = Assert.Throws<SidecarException>(() => SqliteJournal.Open(_folder.Path));
        Assert.Contains("in use by another hmsops", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--state", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_of_another_version_is_refused_with_a_remedy()
    {
        Write([], 1);
        Query("UPDATE meta SET value = 99 WHERE key = 'schema_version' RETURNING key");
        var failure = Assert.Throws<SidecarException>(() => SqliteJournal.Open(_folder.Path));
        Assert.Contains($"has version 99, this program reads {JournalSchema.Version}", failure.Message, StringComparison.Ordinal);

        // And the lock was let go of.
        Query($"UPDATE meta SET value = {JournalSchema.Version} WHERE key = 'schema_version' RETURNING key");
        SqliteJournal.Open(_folder.Path).Dispose();
    }

    [Fact]
    public void A_file_that_is_no_journal_is_refused()
    {
        _folder.Write("journal.db", new string('x', 5_000));
        var failure = Assert.Throws<SidecarException>(() => SqliteJournal.Open(_folder.Path));
        Assert.Contains("can't be used", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_folder_that_can_not_be_made_is_refused()
    {
        var file = _folder.Write("file", "");
        Assert.Throws<SidecarException>(() => SqliteJournal.Open(Path.Combine(file, "state")));
    }

    [Fact]
    public void A_process_that_lost_the_journal_writes_nothing_more()
    {
        using var journal = SqliteJournal.Open(_folder.Path);
        Query("UPDATE meta SET value = value + 1 WHERE key = 'epoch' RETURNING key");
        Assert.Throws<JournalException>(() => journal.Write([Run(1, "slow", null)], 5));
        Assert.Throws<JournalException>(() => journal.Write([], 6));
        Assert.Empty(Query("SELECT id FROM runs"));
    }

    private static RunRecord Run(long id, string alert, long? ended) => new(
        id, (int)id, alert, East, 1, "digest", ended is null ? RunState.Running : RunState.Ended, 0, 0, null, null, null, null, 0, ended,
        RunOutcome.None, true, false);

    private static NoticeRecord Notice(long id, long? sentAt, bool merged) => new(
        id, $"k{id}", NoticeKind.Notify, "t", "email", "a@b", "s", "b", "slow", East, 1, 1, sentAt, 0, null, merged);

    private void Write(IReadOnlyList<DurableRecord> records, long tick)
    {
        using var journal = SqliteJournal.Open(_folder.Path);
        journal.Write(records, tick);
    }

    private List<string> Query(string text)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
