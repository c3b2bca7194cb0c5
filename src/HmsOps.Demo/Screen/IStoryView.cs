using HmsOps.Demo.Story;

namespace HmsOps.Demo.Screen;

/// <summary>Shows a story while it is played.</summary>
internal interface IStoryView
{
    /// <summary>Shows how it stands until the play is over, and throws what the play throws.</summary>
    Task ShowAsync(Func<StoryStanding> standing, Task play);
}
