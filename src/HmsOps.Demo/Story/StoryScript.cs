namespace HmsOps.Demo.Story;

/// <summary>
/// The evening of April 15th. A citizen thinks 1.5 s between two forms, a replica works off 20 forms a second: by Little's
/// law N citizens at a capacity of c a second wait N/c − 1.5 s, so that each phase has its latency whatever the machine.
/// </summary>
internal static class StoryScript
{
    // 40 → 0.1 s; 79 → 0.6 s, too slow for the tile; then, at 40 a second: 120 → 1.5 s (doubled: 0.1 s), 240 → 4.5 s
    // (doubled: 1.5 s; with half of them in the other region 0.1 s); 120 behind 30 writes a second: 2.5 s, whatever is done.
    public static IReadOnlyList<StoryPhase> Of(DemoEnding ending) =>
    [
        new StoryPhase(0, 40, "An ordinary evening: 40 citizens at their forms."),
        new StoryPhase(80, 60, "The last hour: more and more citizens come."),
        new StoryPhase(105, 79, "79 citizens: too many for two replicas to be quick."),
        ending switch
        {
            DemoEnding.Recovers => new StoryPhase(285, 120, "Minutes to midnight: 120 citizens."),
            DemoEnding.Pages => new StoryPhase(285, 120, "Minutes to midnight: 120 citizens, and the database behind both regions slows down.", world => world.Ledger.IsDegraded = true),
            _ => new StoryPhase(285, 240, "Minutes to midnight: 240 citizens."),
        },
    ];
}
