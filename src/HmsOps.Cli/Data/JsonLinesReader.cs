using System.Text;
using System.Text.Json;
using HmsOps.Engine;
using HmsOps.Engine.Replay;

namespace HmsOps.Cli.Data;

/// <summary>Reads recorded samples, one JSON object a line: <c>{"t":12.5,"metric":"permit-svc.latency","value":0.32,"labels":{"region":"us-east"}}</c>.</summary>
/// <remarks><c>t</c> and <c>at</c> (the tick that the sample arrived before) are Unix seconds or RFC 3339. Blank lines are passed over.</remarks>
internal static class JsonLinesReader
{
    private const int LineLimit = 1 << 20;

    /// <summary>The samples in file order.</summary>
    /// <exception cref="ToolException">A line is broken; the message names file, line and what is wrong.</exception>
    public static IEnumerable<RecordedSample> Read(string shownPath, Stream stream)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: false), true, 1 << 16);
        var labels = new Dictionary<string, LabelSet>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > LineLimit)
            {
                throw Broken(shownPath, number, "the line is longer than 1 MiB");
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(shownPath, number, line, names, labels);
            }
        }
    }

    private static RecordedSample Parse(
        string path, int number, string line, Dictionary<string, string> names, Dictionary<string, LabelSet> labels)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw Broken(path, number, "a sample is an object like {\"t\":12.5,\"metric\":\"permit-svc.latency\",\"value\":0.32}");
            }

            var time = Time(path, number, root, "t") ?? throw Broken(path, number, "\"t\" is missing: Unix seconds or an RFC 3339 time");
            var metric = root.TryGetProperty("metric", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() is { Length: > 0 } text
                ? text
                : throw Broken(path, number, "\"metric\" is missing: a name like \"permit-svc.latency\"");
            var value = root.TryGetProperty("value", out var given) && given.ValueKind == JsonValueKind.Number
                ? given.GetDouble()
                : throw Broken(path, number, "\"value\" is missing: a number");
            return new(time, Intern(names, metric), value, Labels(path, number, root, labels), Time(path, number, root, "at"));
        }
        catch (JsonException error)
        {
            throw Broken(path, number, $"not JSON at column {(error.BytePositionInLine ?? 0) + 1}");
        }
    }

    private static long? Time(string path, int number, JsonElement root, string property)
    {
        if (!root.TryGetProperty(property, out var value))
        {
            return null;
        }

        var time = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out var seconds) => RecordedTime.OfSeconds(seconds),
            JsonValueKind.String => RecordedTime.Parse(value.GetString() ?? ""),
            _ => null,
        };
        return time ?? throw Broken(path, number, $"\"{property}\" is neither Unix seconds nor an RFC 3339 time");
    }

    private static LabelSet Labels(string path, int number, JsonElement root, Dictionary<string, LabelSet> known)
    {
        if (!root.TryGetProperty("labels", out var given))
        {
            return LabelSet.Empty;
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            throw Broken(path, number, "\"labels\" is an object of strings");
        }

        var key = given.GetRawText();
        if (!known.TryGetValue(key, out var labels))
        {
            var pairs = new List<KeyValuePair<string, string>>();
            foreach (var label in given.EnumerateObject())
            {
                pairs.Add(label.Value.ValueKind == JsonValueKind.String
                    ? new(label.Name, label.Value.GetString() ?? "")
                    : throw Broken(path, number, $"the label \"{label.Name}\" is not a string"));
            }

            known.Add(key, labels = LabelSet.Create(pairs));
        }

        return labels;
    }

    private static string Intern(Dictionary<string, string> names, string name)
    {
        if (!names.TryGetValue(name, out var known))
        {
            names.Add(name, known = name);
        }

        return known;
    }

    private static ToolException Broken(string path, int line, string what) => new($"{path}:{line}: {what}");
}
