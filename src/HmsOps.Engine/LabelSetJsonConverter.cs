using System.Text.Json;
using System.Text.Json.Serialization;

namespace HmsOps.Engine;

/// <summary>Writes a label set as a JSON object, names in order.</summary>
public sealed class LabelSetJsonConverter : JsonConverter<LabelSet>
{
    /// <inheritdoc/>
    public override LabelSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("labels are an object of strings");
        }

        var pairs = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString() ?? "";
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException($"the label '{name}' needs a string");
            }

            pairs.Add(new(name, reader.GetString() ?? ""));
        }

        return pairs.Count == 0 ? LabelSet.Empty : LabelSet.Create(pairs);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LabelSet value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach (var (name, text) in value.Pairs)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
