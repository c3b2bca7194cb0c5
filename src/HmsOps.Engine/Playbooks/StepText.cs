using System.Collections.Immutable;
using System.Text.RegularExpressions;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>Fills an instance's labels into the texts of steps.</summary>
internal static partial class StepText
{
    private const string Value = "value";

    /// <summary>The steps of an instance; <c>${value}</c> stays for whoever knows it.</summary>
    public static ImmutableArray<StepPlan> Expand(ImmutableArray<StepPlan> steps, LabelSet instance) =>
        steps.Any(HasPlaces) ? [.. steps.Select(step => Expand(step, instance))] : steps;

    /// <summary>A step of an instance.</summary>
    public static StepPlan Expand(StepPlan step, LabelSet instance) => step switch
    {
        RunStepPlan run => run with
        {
            Text = FillCommand(run.Text, instance),
            Resource = Fill(run.Resource, instance),
            Arguments = [.. run.Arguments.Select(argument => argument with { Text = Fill(argument.Text, instance) })],
        },
        NotifyStepPlan { Message: { } message } notify => notify with { Text = FillCommand(notify.Text, instance), Message = Fill(message, instance) },
        _ => step,
    };

    /// <summary>A text with labels filled in; a label that the instance does not have is empty.</summary>
    public static string Fill(string text, LabelSet instance, string? value = null) => !text.Contains("${", StringComparison.Ordinal)
        ? text
        : Places().Replace(text, match => match.Groups[1].Value.Trim() is var name && name == Value ? value ?? match.Value : instance[name] ?? "");

    // Words with labels stand in quotes for their braces; what is filled in may need none.
    private static string FillCommand(string text, LabelSet instance) => QuotedWords().Replace(text, match =>
    {
        var word = Fill(match.Groups[1].Value, instance);
        return word.Length > 0 && word[0] != '#' && !word.StartsWith("--", StringComparison.Ordinal) && !NeedsQuotes().IsMatch(word) ? word : $"\"{word}\"";
    });

    private static bool HasPlaces(StepPlan step) =>
        step.Text.Contains("${", StringComparison.Ordinal) || step is NotifyStepPlan { Message: { } message } && message.Contains("${", StringComparison.Ordinal);

    [GeneratedRegex(@"\$\{([^{}$]*)\}")]
    private static partial Regex Places();

    [GeneratedRegex(@"""((?:[^""\\]|\\.)*\$\{(?:[^""\\]|\\.)*)""")]
    private static partial Regex QuotedWords();

    [GeneratedRegex(@"[\s\p{C};{}""'\\]")]
    private static partial Regex NeedsQuotes();
}
