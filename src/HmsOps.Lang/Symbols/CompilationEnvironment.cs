using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Symbols;

/// <summary>What the compiler knows besides the rule files; an immutable value that is handed in.</summary>
/// <param name="Verbs">The verbs that <c>run</c> may name, by name.</param>
/// <param name="Notifiers">The schemes that <c>notify scheme:rest</c> may name.</param>
public sealed record CompilationEnvironment(ImmutableSortedDictionary<string, VerbSchema> Verbs, ImmutableSortedSet<string> Notifiers)
{
    /// <summary>The verbs and notifiers that come with the language.</summary>
    public static CompilationEnvironment Default { get; } = new(
        VerbTable.Rows.ToImmutableSortedDictionary(verb => verb.Name, verb => verb, StringComparer.Ordinal),
        ImmutableSortedSet.Create(StringComparer.Ordinal, "alertmanager", "email", "log", "pagerduty", "slack", "webhook"));

    /// <value>The length of a tick, in ticks of 100 ns: 1 s where the configuration does not say.</value>
    public long Tick { get; init; } = HmsOps.Engine.EngineTime.Second;

    /// <summary>With further verbs, which replace those of the same name.</summary>
    public CompilationEnvironment WithVerbs(IEnumerable<VerbSchema> verbs) =>
        this with { Verbs = Verbs.SetItems(verbs.Select(verb => KeyValuePair.Create(verb.Name, verb))) };
}
