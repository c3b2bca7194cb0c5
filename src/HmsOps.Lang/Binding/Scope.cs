namespace HmsOps.Lang.Binding;

/// <summary>What an expression's place says of its parts.</summary>
/// <param name="Window">The window of an <c>over</c> around it, or null.</param>
/// <param name="Site">Where it stands.</param>
/// <param name="Query">In a tile's slo: the reading that the tile shows, whose selector and window bare readings take; or null.</param>
internal sealed record Scope(WindowText? Window, ExpressionSite Site, BoundReading? Query);

/// <summary>A window in ticks and as written.</summary>
internal sealed record WindowText(long Ticks, string Text);
