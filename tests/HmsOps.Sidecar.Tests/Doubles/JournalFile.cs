using Microsoft.Data.Sqlite;

namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>Looks into a journal beside the process that has it, as anybody with the file may.</summary>
internal sealed class JournalFile(string path)
{
    /// <summary>The one value of a query, as text; empty where there is none yet.</summary>
    public string Value(string query)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}
