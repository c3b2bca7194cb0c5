using HmsOps.Demo.World;

namespace HmsOps.Demo.Story;

/// <summary>A part of the evening.</summary>
/// <param name="At">Engine seconds after the first tick.</param>
/// <param name="Citizens">How many are at their forms from then on.</param>
/// <param name="Caption">What is going on.</param>
/// <param name="Change">What else changes, or null.</param>
internal sealed record StoryPhase(int At, int Citizens, string Caption, Action<DemoWorld>? Change = null);
