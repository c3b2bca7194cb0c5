using System.Collections.Immutable;

namespace HmsOps.Engine.Plan;

/// <summary>What a repeated or lost call of a verb does: what may be done about it after a crash.</summary>
public enum StepEffect
{
    /// <summary>At most once: no answer means unknown, never tried again. The default for plugins.</summary>
    Once,

    /// <summary>Says where the target shall end: applying it again is harmless under its precondition.</summary>
    Absolute,

    /// <summary>Carries a key by which the target takes a second call for the first.</summary>
    Keyed,
}

/// <summary>The type of a verb's argument.</summary>
public enum ArgumentType
{
    Text,
    Number,

    /// <summary>A whole number.</summary>
    Integer,
    Duration,
    Ratio,
    Bytes,
    Flag,
}

/// <summary>An argument of a verb.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Type">Its type.</param>
/// <param name="Summary">One sentence for help and completion.</param>
/// <param name="Required">True where it must be given.</param>
/// <param name="Positional">True for an argument that may stand without its name; several stand in the schema's order.</param>
/// <param name="Default">Its text when it is left out, or null.</param>
/// <param name="ExactlyOneOf">Arguments with the same name here exclude each other, and one of them must be given; or null.</param>
/// <param name="Minimum">The least number allowed, or null.</param>
/// <param name="MinimumExclusive">True where the least number itself is not allowed.</param>
/// <param name="Maximum">The greatest number allowed, or null.</param>
/// <param name="DefaultsToService">True where, left out, it is the service of the alert's first metric.</param>
public sealed record ArgumentSchema(
    string Name,
    ArgumentType Type,
    string Summary,
    bool Required = false,
    bool Positional = false,
    string? Default = null,
    string? ExactlyOneOf = null,
    double? Minimum = null,
    bool MinimumExclusive = false,
    double? Maximum = null,
    bool DefaultsToService = false)
{
    /// <value>The texts allowed; empty where any is.</value>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <value>True where it may be given several times: one <see cref="StepArgument"/> each.</value>
    public bool Repeats { get; init; }

    /// <value>True where it takes all words behind the positional ones, options included.</value>
    public bool IsRest { get; init; }

    /// <value>True for an address that begins with <c>http://</c> or <c>https://</c>; in a resource <c>{NAME.host}</c> is its host.</value>
    public bool IsUrl { get; init; }
}

/// <summary>A limit that a <c>limit</c> declaration may set for a verb; whole numbers.</summary>
/// <param name="Name">As written.</param>
/// <param name="Summary">One sentence for help and completion.</param>
/// <param name="Minimum">The least number allowed.</param>
/// <param name="Default">What holds where nothing is declared, or null: no limit.</param>
public sealed record LimitSchema(string Name, string Summary, long Minimum, long? Default);

/// <summary>An effect that a verb has when an argument is given, or has one of these texts.</summary>
public sealed record EffectRule(string Argument, ImmutableArray<string> Values, StepEffect Effect);

/// <summary>What a verb takes and what it does; data in the compiler's environment.</summary>
/// <param name="Name">As written after <c>run</c>.</param>
/// <param name="Summary">One sentence for help and completion.</param>
/// <param name="Effect">What may be done about a lost call.</param>
/// <param name="Arguments">In the order of documentation.</param>
/// <param name="Resource">What a step locks, with argument names in braces: <c>scale/{service}</c>.</param>
public sealed record VerbSchema(
    string Name,
    string Summary,
    StepEffect Effect,
    ImmutableArray<ArgumentSchema> Arguments,
    string Resource)
{
    /// <summary>The limit that every verb has.</summary>
    public static LimitSchema PerHour { get; } = new("per-hour", "How often within an hour for one resource.", 1, null);

    /// <value>What a <c>limit</c> declaration may say of it.</value>
    public ImmutableArray<LimitSchema> Limits { get; init; } = [PerHour];

    /// <value>The first that applies wins over <see cref="Effect"/>.</value>
    public ImmutableArray<EffectRule> Effects { get; init; } = [];

    /// <summary>The effect of a call with these arguments.</summary>
    public StepEffect EffectOf(IEnumerable<StepArgument> arguments) => Effects
        .Where(rule => arguments.Any(argument => argument.Name == rule.Argument
            && (rule.Values.IsEmpty ? argument.Text != "false" : rule.Values.Contains(argument.Text, StringComparer.Ordinal))))
        .Select(rule => (StepEffect?)rule.Effect)
        .FirstOrDefault() ?? Effect;
}
