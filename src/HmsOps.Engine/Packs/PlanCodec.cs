using System.Text.Json;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Packs;

/// <summary>Writes and reads plans; equal plans give equal bytes.</summary>
public static class PlanCodec
{
    /// <summary>The plan as JSON in UTF-8; numbers read back are the same to the bit.</summary>
    public static byte[] Write(PackPlan plan) =>
        JsonSerializer.SerializeToUtf8Bytes(new PlanDocument(PackPlan.Format, plan), PlanJson.Default.PlanDocument);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="PackException">It is no plan, one of another format, or not consistent.</exception>
    public static PackPlan Read(ReadOnlySpan<byte> content)
    {
        try
        {
            var document = JsonSerializer.Deserialize(content, PlanJson.Default.PlanDocument);
            if (document is { Format: not PackPlan.Format })
            {
                throw new PackException($"the plan has format {document.Format}; this version of hmsops reads format {PackPlan.Format}: build it again");
            }

            return document?.Plan is { } plan && PlanValidator.IsConsistent(plan)
                ? plan
                : throw new PackException("the plan is not consistent: build the pack again");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new PackException("the plan can't be read: build the pack again", exception);
        }
    }
}
