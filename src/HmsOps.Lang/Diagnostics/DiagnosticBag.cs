using System.Collections.Immutable;

namespace HmsOps.Lang.Diagnostics;

/// <summary>Collects diagnostics up to a cap, past which one last diagnostic says how many were left out.</summary>
public sealed class DiagnosticBag
{
    /// <value>How many are kept: 1,000.</value>
    public const int Cap = 1_000;

    private readonly List<Diagnostic> _items = [];

    /// <value>How many were added past the cap.</value>
    public int Omitted { get; private set; }

    /// <value>True once an error was added.</value>
    public bool HasErrors { get; private set; }

    /// <summary>Adds a diagnostic.</summary>
    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        if (_items.Count < Cap)
        {
            _items.Add(diagnostic);
        }
        else
        {
            Omitted++;
        }
    }

    /// <summary>All that were kept: by file, place and code.</summary>
    public ImmutableArray<Diagnostic> ToSorted() =>
    [
        .. _items
            .OrderBy(d => d.Source.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal),
    ];
}
