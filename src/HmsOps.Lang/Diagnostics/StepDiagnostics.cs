using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS3030–3069: playbooks with names, parameters, branches.</summary>
internal static class StepDiagnostics
{
    /// <summary>A playbook that is not declared.</summary>
    public static Diagnostic UnknownPlaybook(Place place, string name, string? near) => Report.Error(
        "HMS3030", place, $"there is no playbook `{name}`{Report.Meant(near)}", near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>A playbook that calls itself.</summary>
    public static Diagnostic Recursion(Place place, ImmutableArray<string> path) => Report.Error(
        "HMS3031", place, $"playbook `{path[0]}` would call itself without end: {string.Join(" → ", path)}");

    /// <summary>Calls that unfold to too much.</summary>
    public static Diagnostic TooManySteps(Place place, int most) => Report.Error(
        "HMS3032", place, $"with all its calls this playbook has more than {most} steps: call fewer playbooks");

    /// <summary>A dollar and a name that is no parameter.</summary>
    public static Diagnostic UnknownParameter(Place place, string name, bool isInPlaybook, string? near) => Report.Error(
        "HMS3033",
        place,
        isInPlaybook
            ? $"the playbook has no parameter `${name}`{Report.Meant(near is null ? null : "$" + near)}"
            : $"`${name}` stands for a parameter, and only a playbook has those: nothing reaches a shell",
        near is null ? [] : [Report.Write(place.Span, "$" + near)]);

    /// <summary>A parameter of a type that the argument does not take.</summary>
    public static Diagnostic ParameterOfOtherType(Place place, string argument, string parameter, string type, ArgumentType wanted) => Report.Error(
        "HMS3034", place, $"--{argument} takes {PlaybookDiagnostics.Describe(wanted)}, but `${parameter}` is of type {type}");

    /// <summary>A parameter inside a text where a value of another type stands.</summary>
    public static Diagnostic ParameterInsideValue(Place place, string argument, string parameter) => Report.Error(
        "HMS3035", place, $"--{argument} is no text: `${parameter}` stands there alone or not at all");

    /// <summary>A parameter's name that stands twice.</summary>
    public static Diagnostic ParameterTwice(Place place, string name, Place first) =>
        Report.Error("HMS3036", place, $"`{name}` is a parameter already: give one of the two another name").With(first, "the first is here");

    /// <summary>Two branches that lock one thing.</summary>
    public static Diagnostic ParallelResource(Place place, string resource, Place first) => Report.Error(
        "HMS3037", place, $"two branches at the same time would change `{resource}`: run them one after the other").With(first, "the other branch is here");

    /// <summary>An argument that takes only some texts.</summary>
    public static Diagnostic NotAValue(Place place, string argument, string written, ImmutableArray<string> values, string? near) => Report.Error(
        "HMS3038",
        place,
        $"--{argument} takes {Report.AnyOf(values)}, not `{written}`",
        near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>An address that is none.</summary>
    public static Diagnostic BadUrl(Place place, string argument, string written) => Report.Error(
        "HMS3039", place, $"--{argument} takes an address such as https://example.gov/reset, not `{written}`");

    /// <summary>A number of tries out of range.</summary>
    public static Diagnostic RetryRange(Place place, string written, int most) => Report.Error(
        "HMS3040", place, $"`retry {written}` can't be: write a whole number of further tries between 1 and {most}");

    /// <summary>A branch of a <c>parallel</c> that is missing.</summary>
    public static Diagnostic OneBranch(Place place) => Report.Error(
        "HMS3041", place, "`parallel` needs at least two steps, which then run at the same time");

    /// <summary>Somebody who is asked, nearly named like a contact.</summary>
    public static Diagnostic UnknownGroup(Place place, string name, string near) => Report.Error(
        "HMS3043", place, $"there is no contact `{name}` to be asked{Report.Meant(near)}", Report.Write(place.Span, near));

    /// <summary>Playbooks that call each other too deep.</summary>
    public static Diagnostic TooDeep(Place place, string name, int most) => Report.Error(
        "HMS3042", place, $"`{name}` is called by a chain of {most} playbooks: at most {most} may call each other");

    /// <summary>A number that changes from tick to tick, in an argument.</summary>
    public static Diagnostic ValueInArgument(Place place) => Report.Error(
        "HMS3047", place, "`${value}` can't stand in an argument: it is another number at each tick; put it into a message of `notify`");
}
