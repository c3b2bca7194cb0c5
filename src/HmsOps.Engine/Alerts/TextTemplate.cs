using System.Text;

namespace HmsOps.Engine.Alerts;

/// <summary>Fills in texts with <c>${name}</c> in them.</summary>
internal static class TextTemplate
{
    /// <value>Stands for the number that the condition compares.</value>
    public const string Value = "value";

    /// <summary>The text with each <c>${name}</c> replaced; what is not known is left empty.</summary>
    public static string Fill(string text, Func<string, string?> valueOf)
    {
        var filled = new StringBuilder();
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var begin && text.IndexOf('}', begin) is >= 0 and var end)
        {
            filled.Append(text, at, begin - at).Append(valueOf(text[(begin + 2)..end].Trim()));
            at = end + 1;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The labels of an alert with those of an instance filled in; where both have one, the instance's.</summary>
    public static LabelSet Labels(LabelSet labels, LabelSet instance) => labels.Count == 0
        ? instance
        : LabelSet.Create(instance.Pairs.Concat(labels.Pairs
            .Where(pair => instance[pair.Key] is null)
            .Select(pair => KeyValuePair.Create(pair.Key, Fill(pair.Value, name => instance[name])))));
}
