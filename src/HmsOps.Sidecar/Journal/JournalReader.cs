using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Playbooks;
using Microsoft.Data.Sqlite;

namespace HmsOps.Sidecar.Journal;

/// <summary>Reads back what still matters at a restart.</summary>
internal sealed class JournalReader(SqliteConnection connection)
{
    // Cooldowns and hourly limits look back this far at most.
    private const long Memory = 7 * 24 * EngineTime.Hour;

    private const string WantedRuns = """
        (ended_at IS NULL OR ended_at > $since OR episode IN (SELECT id FROM episodes WHERE ended_at IS NULL)
         OR id IN (SELECT MAX(id) FROM runs WHERE sent_anything = 1 GROUP BY alert, instance))
        """;

    /// <summary>The state as of the last transaction.</summary>
    public DurableState Read()
    {
        var lastTick = Meta("last_tick");
        var since = (lastTick ?? 0) - Memory;
        return new DurableState(
            lastTick,
            Rows("SELECT * FROM clocks WHERE state <> 'Inactive' OR has_fired = 1 OR ticks IS NOT NULL ORDER BY alert, instance, row", since, Clock),
            Rows("SELECT * FROM episodes WHERE ended_at IS NULL ORDER BY id", since, Episode),
            Rows($"SELECT * FROM runs WHERE {WantedRuns} ORDER BY id", since, Run),
            Rows($"SELECT * FROM steps WHERE run IN (SELECT id FROM runs WHERE {WantedRuns}) ORDER BY run, step", since, Step),
            Rows(
                """
                SELECT * FROM notices WHERE (sent_at IS NULL AND merged = 0)
                OR episode IN (SELECT id FROM episodes WHERE ended_at IS NULL) ORDER BY id
                """,
                since,
                Notice),
            Next("episodes"),
            Next("runs"),
            Next("notices"),
            Ordinals());
    }

    /// <summary>A number of the table of single values, or null.</summary>
    public long? Meta(string key)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM meta WHERE key = $key";
        command.Parameters.AddWithValue("$key", key);
        return command.ExecuteScalar() is long value && (key != "last_tick" || value != SqliteJournal.NoTick) ? value : null;
    }

    private ImmutableArray<T> Rows<T>(string text, long since, Func<SqliteDataReader, T> make)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("$since", since);
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<T>();
        while (reader.Read())
        {
            rows.Add(make(reader));
        }

        return rows.ToImmutable();
    }

    private long Next(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COALESCE(MAX(id), 0) + 1 FROM {table}";
        return command.ExecuteScalar() is long next ? next : 1;
    }

    private ImmutableDictionary<string, int> Ordinals()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT alert, MAX(ordinal) FROM runs GROUP BY alert";
        using var reader = command.ExecuteReader();
        var ordinals = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        while (reader.Read())
        {
            ordinals[reader.GetString(0)] = reader.GetInt32(1);
        }

        return ordinals.ToImmutable();
    }

    private static ClockRecord Clock(SqliteDataReader row) => new(
        row.GetString(0), Labels(row, 1), Labels(row, 2), row.GetString(3), Name<AlertState>(row, 4), Long(row, 5), Long(row, 6),
        row.GetBoolean(7), IsGone: false, row.GetBoolean(8), Text(row, 9));

    private static EpisodeRecord Episode(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), Labels(row, 2), row.GetInt64(3), Long(row, 4), row.GetBoolean(5), row.GetString(6));

    private static RunRecord Run(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.GetString(2), Labels(row, 3), row.GetInt64(4), row.GetString(5), Name<RunState>(row, 6),
        row.GetInt32(7), row.GetInt64(8), Long(row, 9), Long(row, 10), Long(row, 11), Long(row, 12), row.GetInt64(13), Long(row, 14),
        Name<RunOutcome>(row, 15), row.GetBoolean(16), row.GetBoolean(17))
    {
        Branches = JournalBranches.Read(Text(row, 18)),
        UndoAt = Long(row, 19),
        IsUndo = row.GetBoolean(20),
    };

    private static StepRecord Step(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.GetString(2), Name<StepState>(row, 3), row.GetInt32(4), Intent(row), row.GetString(10),
        row.GetInt64(11), Long(row, 12), Long(row, 13), Long(row, 14))
    {
        RetryAt = Long(row, 15),
        SentAt = Long(row, 16),
        Resource = Text(row, 17),
    };

    private static StepIntent? Intent(SqliteDataReader row) =>
        row.IsDBNull(5) ? null : new(row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), Text(row, 9));

    private static NoticeRecord Notice(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), Name<NoticeKind>(row, 2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
        row.GetString(7), row.GetString(8), Labels(row, 9), row.GetInt64(10), row.GetInt64(11), Long(row, 12), row.GetInt32(13),
        Text(row, 14), row.GetBoolean(15));

    private static LabelSet Labels(SqliteDataReader row, int column) => JournalLabels.Read(row.GetString(column));

    private static long? Long(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T Name<T>(SqliteDataReader row, int column)
        where T : struct, Enum =>
        Enum.TryParse<T>(row.GetString(column), out var value)
            ? value
            : throw new InvalidDataException($"'{row.GetString(column)}' is no {typeof(T).Name}");
}
