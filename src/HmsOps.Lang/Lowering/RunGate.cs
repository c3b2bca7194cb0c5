using System.Collections.Immutable;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Lowering;

/// <summary>Parts a program into what this version can run and what it can only check.</summary>
internal sealed class RunGate
{
    private readonly List<LeftOut> _leftOut = [];
    private readonly ClausePlaces _places;

    private RunGate(ClausePlaces places) => _places = places;

    /// <summary>The program without what can't be run, and what that is, in the order of the kinds and files.</summary>
    public static (BoundProgram Runnable, ImmutableArray<LeftOut> LeftOut) Part(BoundProgram program, IEnumerable<CompilationUnitSyntax> units) =>
        new RunGate(new(units)).Part(program);

    private (BoundProgram Runnable, ImmutableArray<LeftOut> LeftOut) Part(BoundProgram program)
    {
        ImmutableArray<BoundAlert> alerts = [.. program.Alerts.Where(alert => IsIn("alert", alert.Name, AlertGate.Missing(alert, _places)))];
        ImmutableArray<BoundTile> tiles = [.. program.Tiles.Where(tile => IsIn("tile", tile.Name, TileGate.Missing(tile, _places)))];
        foreach (var slo in program.Slos)
        {
            Leave("slo", slo.Name, _places.Kind(slo), "an slo");
        }

        foreach (var probe in program.Probes)
        {
            Leave("probe", probe.Name, _places.Kind(probe), "a probe");
        }

        foreach (var synthetic in program.Synthetics)
        {
            Leave("synthetic", synthetic.Name, _places.Kind(synthetic), "a synthetic user");
        }

        foreach (var contact in program.Contacts.Where(contact => contact.Repeat is not null))
        {
            Leave("contact", contact.Name, _places.Clause(contact, "repeat"), "`repeat`");
        }

        var names = alerts.Select(alert => alert.Name).ToHashSet(StringComparer.Ordinal);
        var shown = tiles.Select(tile => tile.Name).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<BoundTest> tests = [.. program.Tests.Where(test => IsIn("test", test.Name, TestGate.Missing(test, names, shown)))];
        return (program with { Alerts = alerts, Tiles = tiles, Tests = tests, Slos = [], Probes = [], Synthetics = [] }, [.. _leftOut]);
    }

    private bool IsIn(string kind, string name, (Place Place, string What)? missing)
    {
        if (missing is var (place, what))
        {
            Leave(kind, name, place, what);
        }

        return missing is null;
    }

    private void Leave(string kind, string name, Place place, string what) => _leftOut.Add(new(kind, name, place, what));
}

/// <summary>A declaration that can be checked but not run.</summary>
/// <param name="Kind">Its kind's word.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">What of it can't be run.</param>
/// <param name="What">In words: <c>`depends on`</c>.</param>
internal sealed record LeftOut(string Kind, string Name, Place Place, string What);
