using HmsOps.Engine.Plan;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS3xxx: steps, arguments and who is told.</summary>
internal static class PlaybookDiagnostics
{
    /// <summary>A verb that no executor has.</summary>
    public static Diagnostic UnknownVerb(Place place, string verb, IEnumerable<string> verbs, string? near) => Report.Error(
        "HMS3001",
        place,
        $"there is no verb `{verb}`{(near is null ? $": there are {Report.AnyOf(verbs, "and")}" : Report.Meant(near))}",
        near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>An argument that the verb does not take.</summary>
    public static Diagnostic UnknownArgument(Place place, string verb, string argument, IEnumerable<string> arguments, string? near) => Report.Error(
        "HMS3002",
        place,
        $"`{verb}` has no argument `--{argument}`{(near is null ? $": it takes {Report.AnyOf(arguments.Select(name => "--" + name), "and")}" : Report.Meant("--" + near))}",
        near is null ? [] : [Report.Write(place.Span, "--" + near)]);

    /// <summary>An argument that the verb needs.</summary>
    public static Diagnostic MissingArgument(Place place, string verb, string arguments) =>
        Report.Error("HMS3003", place, $"`{verb}` needs {arguments}");

    /// <summary>An argument of another type.</summary>
    public static Diagnostic WrongArgument(Place place, string argument, string written, ArgumentType type) =>
        Report.Error("HMS3004", place, $"--{argument} takes {Describe(type)}, not `{written}`");

    /// <summary>A number outside what the argument takes.</summary>
    public static Diagnostic ArgumentOutOfRange(Place place, string argument, string written, string range) =>
        Report.Error("HMS3005", place, $"--{argument} can't be `{written}`: it must be {range}");

    /// <summary>Two arguments that exclude each other.</summary>
    public static Diagnostic Exclusive(Place place, string verb, string argument, string other, Place first) => Report.Error(
        "HMS3006", place, $"`{verb}` takes either --{other} or --{argument}, not both").With(first, $"--{other} is here");

    /// <summary>An argument that stands twice.</summary>
    public static Diagnostic ArgumentTwice(Place place, string argument, Place first) =>
        Report.Error("HMS3007", place, $"--{argument} is given a second time: keep one").With(first, "the first is here");

    /// <summary>A word that belongs to no argument.</summary>
    public static Diagnostic UnexpectedWord(Place place, string verb, string word, string? positional) => Report.Error(
        "HMS3008",
        place,
        positional is null
            ? $"`{verb}` does not take `{word}` by itself: write --NAME before it"
            : $"`{verb}` takes one word by itself, --{positional}, which `{word}` comes after: write --NAME before it");

    /// <summary>Nobody of that name.</summary>
    public static Diagnostic UnknownTarget(Place place, string target, string? near) => Report.Error(
        "HMS3009",
        place,
        $"there is no contact `{target}`{(near is null ? ": declare it, or write a mail address" : Report.Meant(near))}",
        near is null ? [] : [Report.Write(place.Span, near)]) with
    {
        Detail = "A mail address has an @; what another notifier is to reach has the notifier's name and a colon before it.",
    };

    /// <summary>A notifier that there is not.</summary>
    public static Diagnostic UnknownNotifier(Place place, string notifier, IEnumerable<string> notifiers, string? near, TextSpan word) => Report.Error(
        "HMS3010",
        place,
        $"there is no notifier `{notifier}`{(near is null ? $": there are {Report.AnyOf(notifiers, "and")}" : Report.Meant(near))}",
        near is null ? [] : [Report.Write(word, near)]);

    /// <summary>A mail address that is none.</summary>
    public static Diagnostic BadAddress(Place place, string address) =>
        Report.Error("HMS3011", place, $"`{address}` is not a mail address: write NAME@DOMAIN");

    /// <summary>A critical alert that tells nobody.</summary>
    public static Diagnostic NobodyTold(Place place, string alert) => Report.Error(
        "HMS3012",
        place,
        $"alert `{alert}` is critical, but nobody is told of it: add a `notify` step, or a contact `default` for all alerts");

    /// <summary>A contact that can't be reached.</summary>
    public static Diagnostic EmptyContact(Place place, string name) =>
        Report.Error("HMS3013", place, $"contact `{name}` has no way to be reached: add `email ADDRESS` or `log NAME`");

    /// <summary>A message that falls apart into words.</summary>
    public static Diagnostic UnquotedMessage(Place place, string message) =>
        Report.Error("HMS3014", place, $"`notify` takes a target and one text: put the text in quotes", new CodeFix("put it in quotes", [new(place.Span, $"\"{message}\"")]));

    /// <summary>An argument without its value.</summary>
    public static Diagnostic MissingValue(Place place, string argument, ArgumentType type) =>
        Report.Error("HMS3015", place, $"--{argument} takes {Describe(type)}, which is missing");

    /// <summary>A contact's channel with other than one word.</summary>
    public static Diagnostic OneAddress(Place place, string channel) =>
        Report.Error("HMS3016", place, $"`{channel}` takes one address: write each further one as another `{channel}`");

    /// <summary>An argument written with an equals sign.</summary>
    public static Diagnostic EqualsSign(Place place, string name, string value) => Report.Error(
        "HMS3017", place, $"an argument's value comes after a blank: write `--{name} {value}`", Report.Write(place.Span, $"--{name} {value}"));

    internal static string Describe(ArgumentType type) => type switch
    {
        ArgumentType.Text => "a text",
        ArgumentType.Number => "a number",
        ArgumentType.Integer => "a whole number",
        ArgumentType.Duration => "a duration, such as 90s",
        ArgumentType.Ratio => "a ratio, such as 50%",
        ArgumentType.Bytes => "an amount of data, such as 10MiB",
        _ => "true or false",
    };
}
