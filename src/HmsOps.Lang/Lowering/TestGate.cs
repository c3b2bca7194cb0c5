using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Lowering;

/// <summary>Finds what of a test can't be run.</summary>
internal static class TestGate
{
    /// <summary>The first that can't, or null.</summary>
    /// <param name="test">The test.</param>
    /// <param name="alerts">The names of alerts that are run.</param>
    /// <param name="tiles">The names of tiles that are shown.</param>
    public static (Place Place, string What)? Missing(BoundTest test, IReadOnlySet<string> alerts, IReadOnlySet<string> tiles)
    {
        return test.Expectations
            .Select(expectation => Subject(expectation.Subject, alerts, tiles)
                ?? (expectation.After is { } after ? Subject(after, alerts, tiles) : null))
            .FirstOrDefault(missing => missing is not null);
    }

    private static (Place Place, string What)? Subject(BoundSubject subject, IReadOnlySet<string> alerts, IReadOnlySet<string> tiles) => subject switch
    {
        BoundAlertSubject alert when !alerts.Contains(alert.Alert) => (Place.Of(alert), $"alert `{alert.Alert}`"),
        BoundAlertSubject { Level: not null } => (Place.Of(subject), "a level"),
        BoundTileSubject tile when !tiles.Contains(tile.Tile) => (Place.Of(tile), $"tile `{tile.Tile}`"),
        BoundValueSubject => (Place.Of(subject), "`expect value`"),
        _ => null,
    };
}
