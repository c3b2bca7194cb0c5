using HmsOps.Engine;
using Microsoft.Data.Sqlite;

namespace HmsOps.Sidecar.Journal;

/// <summary>A prepared statement of the journal, its parameters named <c>$1</c>, <c>$2</c>, … by their place.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string text, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = text;
        for (var i = 1; i <= parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }
    }

    /// <summary>An insert of one row, with what is done where its key is there already.</summary>
    public static Statement Insert(SqliteConnection connection, string verb, string table, string columns)
    {
        var count = columns.Split(',').Length;
        var places = string.Join(", ", Enumerable.Range(1, count).Select(static i => $"${i}"));
        return new Statement(connection, $"{verb} INTO {table} ({columns}) VALUES ({places})", count);
    }

    /// <summary>Runs it in a transaction; the number of rows that changed.</summary>
    public int Run(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                LabelSet labels => JournalLabels.Write(labels),
                bool flag => flag ? 1L : 0L,
                Enum name => name.ToString(),
                var value => value,
            };
        }

        return _command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();
}
