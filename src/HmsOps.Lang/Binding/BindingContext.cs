using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;

namespace HmsOps.Lang.Binding;

/// <summary>What binding the parts of a pack needs.</summary>
/// <param name="Environment">Verbs and notifiers.</param>
/// <param name="Resolver">Takes paths apart.</param>
/// <param name="Catalog">The metrics.</param>
/// <param name="Report">Takes diagnostics.</param>
internal sealed record BindingContext(
    CompilationEnvironment Environment, PathResolver Resolver, MetricCatalog Catalog, Action<Diagnostic> Report)
{
    /// <value>Which named expressions can be seen from where.</value>
    public required LetScopes Scopes { get; init; }

    /// <value>The named expressions that are bound already.</value>
    public BoundLets Lets { get; init; } = new();
}
