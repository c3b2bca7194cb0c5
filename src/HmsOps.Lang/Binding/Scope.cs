using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>What an expression's place says of its parts.</summary>
/// <param name="Window">The window of an <c>over</c> around it, or null.</param>
/// <param name="Site">Where it stands.</param>
/// <param name="Query">In a tile's slo: the reading that the tile shows, whose selector and window bare readings take; or null.</param>
internal sealed record Scope(WindowText? Window, ExpressionSite Site, BoundReading? Query)
{
    /// <value>The named expressions that can be seen from here.</value>
    public LetScope Lets { get; init; } = LetScope.Empty;

    /// <value>The parameters of the playbook around it, by name, or null outside one.</value>
    public IReadOnlyDictionary<string, ParameterType>? Parameters { get; init; }

    /// <value>How long ago the <c>ago</c>s around it look, or null.</value>
    public WindowText? Shift { get; init; }

    /// <summary>The scope of a whole expression that is neither in a tile's slo nor in a window.</summary>
    public static Scope Of(ExpressionSyntax expression, LetScope lets, IReadOnlyDictionary<string, ParameterType>? parameters = null) =>
        new(null, new(expression, null, false), null) { Lets = lets, Parameters = parameters };
}

/// <summary>A window in ticks and as written.</summary>
internal sealed record WindowText(long Ticks, string Text);
