using System.Collections.Immutable;
using System.Text.Json;
using HmsOps.Engine.Durable;

namespace HmsOps.Sidecar.Journal;

/// <summary>The branches of a run in the journal: JSON, or null where there are none.</summary>
internal static class JournalBranches
{
    public static string? Write(ImmutableArray<BranchRecord> branches) => branches.IsEmpty ? null : JsonSerializer.Serialize(branches);

    /// <summary>The branches.</summary>
    /// <exception cref="JsonException">The text is none that was written here.</exception>
    public static ImmutableArray<BranchRecord> Read(string? text) =>
        text is null ? [] : JsonSerializer.Deserialize<ImmutableArray<BranchRecord>>(text);
}
