using System.Text.Json;
using HmsOps.Engine;

namespace HmsOps.Sidecar.Journal;

/// <summary>Label sets in the journal: JSON with the names in order, so that equal sets are equal text.</summary>
internal static class JournalLabels
{
    public static string Write(LabelSet labels) => labels.Count == 0 ? "{}" : JsonSerializer.Serialize(labels);

    public static LabelSet Read(string text) =>
        text == "{}" ? LabelSet.Empty : JsonSerializer.Deserialize<LabelSet>(text) ?? LabelSet.Empty;
}
