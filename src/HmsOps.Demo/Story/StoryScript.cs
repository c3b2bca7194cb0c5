namespace HmsOps.Demo.Story;

/// <summary>
/// The evening of April 15th. A citizen thinks 2.5 s between two forms, a replica works off 20 forms a second: by Little's
/// law N citizens at a capacity of c a second wait N/c − 2.5 s, so that each phase has its latency whatever the machine.
/// What is to help leaves a quarter of the capacity idle, so that a busy machine does not change the story.
/// </summary>
internal static class StoryScript
{
    // 60 → 0.1 s; 122 → 0.6 s, too slow for the tile; then, at 40 a second: 156 → 1.4 s (doubled: 0.1 s), 320 → 5.5 s
    // (doubled: 1.5 s; with half of them in the other region 0.1 s); 160 behind 30 writes a second: 2.8 s, whatever is done.
    public static IReadOnlyList<StoryPhase> Of(DemoEnding ending) =>
    [
        new StoryPhase(0, 60, "An ordinary evening: 60 citizens at their forms."),
        new StoryPhase(80, 90, "The last hour: 90 citizens, and more to come."),
        new StoryPhase(95, 108, "108 citizens."),
        new StoryPhase(110, 122, "122 citizens: too many for two replicas to be quick."),
        ending switch
        {
            DemoEnding.Recovers => new StoryPhase(290, 156, "Minutes to midnight: 156 citizens."),
            DemoEnding.Pages => new StoryPhase(290, 160, "Minutes to midnight: 160 citizens, and the database behind both regions slows down.", world => world.Ledger.IsDegraded = true),
            _ => new StoryPhase(290, 320, "Minutes to midnight: 320 citizens."),
        },
    ];
}
