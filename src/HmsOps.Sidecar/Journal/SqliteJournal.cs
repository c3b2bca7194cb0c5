using System.Text.Json;
using HmsOps.Engine.Durable;
using Microsoft.Data.Sqlite;

namespace HmsOps.Sidecar.Journal;

/// <summary>The journal in <c>STATE/journal.db</c>: SQLite with a write-ahead log, every commit fsynced.</summary>
internal sealed class SqliteJournal : IJournal
{
    /// <value>Stands for "no tick yet".</value>
    public const long NoTick = long.MinValue;

    private readonly StateFolderLock _lock;
    private readonly SqliteConnection _connection;
    private readonly JournalWriter _writer;
    private readonly string _path;
    private JournalException? _death;

    private SqliteJournal(StateFolderLock folderLock, SqliteConnection connection, string path, long epoch)
    {
        _lock = folderLock;
        _connection = connection;
        _path = path;
        Epoch = epoch;
        _writer = new JournalWriter(connection, epoch);
    }

    /// <value>The incarnation of the process: one more at each start on this folder.</value>
    public long Epoch { get; }

    /// <summary>Locks the folder and opens its journal, which is made where there is none.</summary>
    /// <exception cref="SidecarException">Locked, unreadable, or of another version.</exception>
    public static SqliteJournal Open(string folder)
    {
        var folderLock = StateFolderLock.Take(folder);
        var path = Path.Combine(folder, "journal.db");
        SqliteConnection? connection = null;
        try
        {
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
            return new SqliteJournal(folderLock, connection, path, Prepare(connection, path));
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            folderLock.Dispose();
            if (failure is SqliteException or IOException or UnauthorizedAccessException)
            {
                throw Unusable(path, failure);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public DurableState Load()
    {
        try
        {
            return new JournalReader(_connection).Read();
        }
        catch (Exception failure) when (failure is SqliteException or InvalidDataException or InvalidOperationException or JsonException)
        {
            throw Unusable(_path, failure);
        }
    }

    /// <inheritdoc/>
    public void Write(IReadOnlyList<DurableRecord> records, long lastTick)
    {
        if (_death is not null)
        {
            throw _death;
        }

        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var record in records)
            {
                _writer.Write(transaction, record, lastTick);
            }

            if (!_writer.WriteTick(transaction, lastTick))
            {
                throw new IOException("another process has taken the journal over");
            }

            transaction.Commit();
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw _death = new JournalException($"the journal '{_path}' can't be written: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _connection.Dispose();
        _lock.Dispose();
    }

    private static long Prepare(SqliteConnection connection, string path)
    {
        using var transaction = connection.BeginTransaction();
        if (Number(connection, transaction, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'meta'") == 0)
        {
            Execute(connection, JournalSchema.Create, transaction);
            Execute(
                connection,
                $"INSERT INTO meta VALUES ('schema_version', {JournalSchema.Version}), ('epoch', 0), ('last_tick', {NoTick})",
                transaction);
        }

        var version = Number(connection, transaction, "SELECT value FROM meta WHERE key = 'schema_version'");
        if (version != JournalSchema.Version)
        {
            throw new SidecarException(
                $"the journal '{path}' has version {version}, this program reads {JournalSchema.Version}: "
                + "run the program that wrote it, or give --state another folder");
        }

        Execute(connection, "UPDATE meta SET value = value + 1 WHERE key = 'epoch'", transaction);
        var epoch = Number(connection, transaction, "SELECT value FROM meta WHERE key = 'epoch'") ?? 0;
        transaction.Commit();
        return epoch;
    }

    private static void Execute(SqliteConnection connection, string text, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static long? Number(SqliteConnection connection, SqliteTransaction transaction, string text)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        return command.ExecuteScalar() as long?;
    }

    private static SidecarException Unusable(string path, Exception failure) =>
        new($"the journal '{path}' can't be used: {failure.Message.ReplaceLineEndings(" ")}; move it away, or give --state another folder", failure);
}
