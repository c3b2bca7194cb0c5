using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HmsOps.Engine.Replay;

/// <summary>Writes the lines of a replay as JSON Lines; times are Unix seconds.</summary>
public static class ReplayJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line, without its line end: <c>{"t":615,"alert":"permitLatencyHigh","labels":{},"state":"firing"}</c>.</summary>
    public static string ToJson(ReplayLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("t", EngineTime.ToSeconds(line.Time));
            json.WriteString("alert", line.Alert);
            json.WriteStartObject("labels");
            foreach (var (name, value) in line.Labels.Pairs)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            WriteRest(json, line);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteRest(Utf8JsonWriter json, ReplayLine line)
    {
        if (line is StateLine state)
        {
            json.WriteString("state", state.State);
        }
        else if (line is StepLine step)
        {
            json.WriteNumber("run", step.Run);
            json.WriteString("step", step.Step);
            json.WriteString("outcome", step.Outcome);
        }
    }
}
