namespace HmsOps.Demo.Story;

/// <summary>Something that happened.</summary>
/// <param name="Time">Engine time since the first tick.</param>
/// <param name="Real">Real time since the first tick.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">For people.</param>
internal sealed record StoryEvent(long Time, TimeSpan Real, StoryEventKind Kind, string Text);

/// <summary>What an event is about.</summary>
internal enum StoryEventKind
{
    /// <summary>The world outside: citizens come, a database fails.</summary>
    World,
    Tile,
    Alert,
    Step,
    Mail,
}
