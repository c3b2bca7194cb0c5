using System.Collections.Immutable;

namespace HmsOps.Sidecar.Configuration;

/// <summary>The entry of one verb under <c>executors</c>.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Driver">A built-in driver's name, or null: the verb's executor comes from a plugin.</param>
/// <param name="Settings">All other keys, secrets resolved.</param>
/// <param name="Place">Where the entry stands, as <c>file:line:col</c>.</param>
public sealed record ExecutorConfiguration(
    string Verb, string? Driver, ImmutableSortedDictionary<string, string> Settings, string Place);
