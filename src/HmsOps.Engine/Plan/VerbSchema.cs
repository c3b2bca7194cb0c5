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
/// <param name="Positional">True for the one argument that may stand without its name.</param>
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
    bool DefaultsToService = false);

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
    string Resource);
